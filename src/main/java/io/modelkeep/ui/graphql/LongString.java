package io.modelkeep.ui.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import io.modelkeep.wire.PythonInteger;
import java.util.Locale;

/**
 * A 64-bit integer that is answered as text, because a browser's numbers lose digits; it is taken
 * as either. Source: MLflow {@code server/graphql/graphql_custom_scalars.py}.
 */
final class LongString implements Coercing<Long, String> {
  static final GraphQLScalarType TYPE =
      GraphQLScalarType.newScalar().name("LongString").coercing(new LongString()).build();

  private LongString() {}

  @Override
  public String serialize(Object result, GraphQLContext context, Locale locale) {
    return result.toString();
  }

  @Override
  public Long parseValue(Object input, GraphQLContext context, Locale locale) {
    return PythonInteger.parse(input.toString())
        .filter(number -> number.bitLength() < Long.SIZE)
        .orElseThrow(() -> new CoercingParseValueException("Not a 64-bit integer: " + input))
        .longValue();
  }

  @Override
  public Long parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    if (input instanceof IntValue number && number.getValue().bitLength() < Long.SIZE) {
      return number.getValue().longValue();
    }
    throw new CoercingParseLiteralException("Not a 64-bit integer");
  }
}
