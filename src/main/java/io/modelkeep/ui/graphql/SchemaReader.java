package io.modelkeep.ui.graphql;

import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Makes the schema from its text and from what answers its fields. */
final class SchemaReader {
  private static final String SCHEMA = "graphql/mlflow.graphqls";

  private SchemaReader() {}

  static GraphQLSchema read(RootFields fields) {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .scalar(LongString.TYPE)
            .type("Query", fields::addQueries)
            .type("Mutation", fields::addMutations)
            .type("MlflowRunExtension", fields::addOfRuns)
            .codeRegistry(
                GraphQLCodeRegistry.newCodeRegistry()
                    .defaultDataFetcher(environment -> new MessageFieldFetcher()))
            .build();
    return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text()), wiring);
  }

  private static String text() {
    try (InputStream text =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(SCHEMA)) {
      if (text == null) {
        throw new IllegalStateException(SCHEMA + " is not packaged");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
