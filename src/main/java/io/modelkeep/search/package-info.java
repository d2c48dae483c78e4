/**
 * MLflow's search language: filter and {@code order_by} texts become checked trees, and the place
 * where a page ended becomes an opaque token. Knows nothing of a database: a feature turns the tree
 * into a query with bound values.
 *
 * <p>Source: MLflow {@code utils/search_utils.py}, {@code utils/search_logged_model_utils.py} and
 * what the two {@code sqlalchemy_store.py} refuse after parsing; the tokens are those of the {@code
 * sqlparse} library beneath them.
 */
@NullMarked
package io.modelkeep.search;

import org.jspecify.annotations.NullMarked;
