package io.modelkeep.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a double as protobuf's JSON parser for Python does: a number, {@code true} and {@code
 * false} for 1 and 0, or what Python's {@code float()} takes in a string, but for {@code "nan"},
 * which has to be {@code "NaN"}.
 */
public final class DecimalReader extends JsonDeserializer<Double> {
  private static final String DIGITS = "\\d+(?:_\\d+)*";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:%1$s\\.?(?:%1$s)?|\\.%1$s)(?:[eE][+-]?%1$s)?".formatted(DIGITS));
  private static final Pattern NOT_FINITE = Pattern.compile("([+-]?)(?:(nan)|inf|infinity)");

  @Override
  public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> 1.0;
      case VALUE_FALSE -> 0.0;
      case VALUE_STRING -> parse(parser.getText(), context);
      case START_OBJECT,
          END_OBJECT,
          START_ARRAY,
          END_ARRAY,
          FIELD_NAME,
          VALUE_EMBEDDED_OBJECT,
          VALUE_NULL,
          NOT_AVAILABLE ->
          (Double) context.handleUnexpectedToken(Double.class, parser);
    };
  }

  private static Double parse(String text, DeserializationContext context) throws IOException {
    String stripped = text.strip();
    if (NUMBER.matcher(stripped).matches()) {
      return Double.valueOf(stripped.replace("_", ""));
    }
    Matcher notFinite = NOT_FINITE.matcher(stripped.toLowerCase(Locale.ROOT));
    if (!notFinite.matches() || text.equals("nan")) {
      return (Double) context.handleWeirdStringValue(Double.class, text, "not a number");
    }
    if (notFinite.group(2) != null) {
      return Double.NaN;
    }
    return notFinite.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
