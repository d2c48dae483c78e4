/**
 * MLflow's search language: filter and {@code order_by} texts become checked trees, and the place
 * where a page ended becomes an opaque token. Knows nothing of a database: a feature turns the tree
 * into a query with bound values.
 *
 * <p>Text → tokens ({@link SyntaxTokens}) → {@link Clause}s (grammar {@code SearchSyntax.g4},
 * {@link ClauseCollector}) → {@link Filter} ({@link SearchDialect}, one per kind of thing, each
 * with the table of what may be asked).
 *
 * <p>Texts are accepted and refused as MLflow does, in its words, but for these:
 *
 * <ul>
 *   <li>What fails in MLflow with 500 is refused with {@code INVALID_PARAMETER_VALUE}: {@code IS
 *       NULL} in the registry, unquoted words in a list, a list behind {@code =}, numbers beyond 64
 *       bits, unknown attributes of logged models, repeated keys of an order.
 *   <li>Python prints its sets in any order; here their elements stand in that of MLflow's source.
 *   <li>In filters of logged models double quotes quote (MLflow takes them for part of the value),
 *       and an empty list is refused, as it is elsewhere.
 *   <li>Of the words SQL reserves only the likely ones are known: others are taken for unknown
 *       attributes, which are refused as well, with another message.
 *   <li>Filters are limited to {@link SyntaxReader#MAX_CHARACTERS} characters, {@link
 *       SyntaxReader#MAX_CLAUSES} comparisons and {@link SyntaxTokens#MAX_NESTING} nested
 *       parentheses.
 * </ul>
 *
 * <p>Source: MLflow {@code utils/search_utils.py}, {@code utils/search_logged_model_utils.py} and
 * what the two {@code sqlalchemy_store.py} refuse after parsing; the tokens are those of the {@code
 * sqlparse} library beneath them.
 */
@NullMarked
package io.modelkeep.search;

import org.jspecify.annotations.NullMarked;
