package io.modelkeep.ui.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import io.modelkeep.error.MlflowException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Parses and checks queries. The web UI asks the same few on every page, and to read one takes
 * longer than to answer it: the last ones are kept.
 */
final class QueryReader implements PreparsedDocumentProvider {
  private static final int MAX_KEPT_QUERIES = 50;

  /** A longer query is none of the web UI's, and is read each time. */
  private static final int MAX_KEPT_CHARACTERS = 10_000;

  /** What only looks so, in a text or a comment, counts as well, which does no harm. */
  private static final Pattern SCHEMA_FIELD = Pattern.compile("__(schema|type)\\b");

  private final GraphQLSchema schema;
  private final QueryLimits limits;
  private final Locale language;
  private final Cache<String, ReadQuery> kept =
      Caffeine.newBuilder().maximumSize(MAX_KEPT_QUERIES).build();

  /**
   * @param language of the messages
   */
  QueryReader(GraphQLSchema schema, QueryLimits limits, Locale language) {
    this.schema = schema;
    this.limits = limits;
    this.language = language;
  }

  /**
   * @throws MlflowException BAD_REQUEST if the query cannot be parsed
   */
  ReadQuery read(String query) {
    return query.length() > MAX_KEPT_CHARACTERS ? parse(query) : kept.get(query, this::parse);
  }

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> ofTheLibrary) {
    return CompletableFuture.completedFuture(read(input.getQuery()).entry());
  }

  private ReadQuery parse(String query) {
    ParseAndValidateResult parsed =
        ParseAndValidate.parse(ExecutionInput.newExecutionInput(query).locale(language).build());
    if (parsed.isFailure()) {
      throw MlflowException.badRequest(
          "The GraphQL query cannot be parsed: " + parsed.getSyntaxException().getMessage());
    }
    Document document = parsed.getDocument();
    Optional<String> excess = limits.exceededBy(document);
    if (excess.isPresent()) {
      return new ReadQuery(new PreparsedDocumentEntry(document), excess, false);
    }
    List<ValidationError> errors = ParseAndValidate.validate(schema, document, language);
    return new ReadQuery(
        errors.isEmpty()
            ? new PreparsedDocumentEntry(document)
            : new PreparsedDocumentEntry(errors),
        Optional.empty(),
        SCHEMA_FIELD.matcher(query).find());
  }
}
