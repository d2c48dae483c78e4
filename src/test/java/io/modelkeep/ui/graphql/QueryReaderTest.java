package io.modelkeep.ui.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.modelkeep.error.MlflowException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class QueryReaderTest {
  private final QueryReader reader =
      new QueryReader(
          new SchemaGenerator()
              .makeExecutableSchema(
                  new SchemaParser().parse("type Query { name: String }"),
                  RuntimeWiring.newRuntimeWiring().build()),
          new QueryLimits(10, 10),
          Locale.ROOT);

  @Test
  void aQueryIsReadOnce() {
    assertThat(reader.read("{ name }")).isSameAs(reader.read("{ name }"));
    assertThat(reader.read("{ nothing }")).isSameAs(reader.read("{ nothing }"));
  }

  @Test
  void aLongQueryIsNotKept() {
    String query = "{ name } #" + " ".repeat(10_000);

    assertThat(reader.read(query)).isNotSameAs(reader.read(query));
  }

  @Test
  void whatIsWrongWithAQueryIsTold() {
    assertThat(reader.read("{ name }").entry().hasErrors()).isFalse();
    assertThat(reader.read("{ nothing }").entry().getErrors()).hasSize(1);
    assertThat(reader.read("{ name " + "name ".repeat(10) + "}").excess()).isPresent();
    assertThatThrownBy(() -> reader.read("{"))
        .isInstanceOf(MlflowException.class)
        .hasMessageStartingWith("The GraphQL query cannot be parsed: ");
  }

  @Test
  void onlySomeQueriesAreAboutTheSchema() {
    assertThat(reader.read("{ __schema { queryType { name } } }").asksForTheSchema()).isTrue();
    assertThat(reader.read("{ __type(name: \"Query\") { name } }").asksForTheSchema()).isTrue();
    assertThat(reader.read("{ __typename name }").asksForTheSchema()).isFalse();
  }
}
