package io.modelkeep.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads a 64-bit integer as protobuf's JSON parser for Python does: a number without a fraction, or
 * the same in a string.
 */
public final class WholeNumberReader extends JsonDeserializer<Long> {
  /** Far more than any number needs: reading digits takes time with the square of them. */
  private static final int MAX_LENGTH = 1000;

  /** Possessive, for the matcher would recurse once per underscore otherwise. */
  private static final Pattern DIGITS =
      Pattern.compile("[+-]?\\d+(?:_\\d+)*+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?");

  @Override
  public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonToken token = parser.currentToken();
    String text = parser.getText();
    if (text.length() > MAX_LENGTH) {
      return (Long) context.handleWeirdStringValue(Long.class, "...", "not a 64-bit integer");
    }
    boolean isNumber = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    boolean isDigits = token == JsonToken.VALUE_STRING && DIGITS.matcher(text).matches();
    if (isNumber || isDigits) {
      try {
        return new BigDecimal(text.replace("_", "")).longValueExact();
      } catch (ArithmeticException | NumberFormatException doesNotFit) {
        return (Long) context.handleWeirdNumberValue(Long.class, 0, "not a 64-bit integer");
      }
    }
    return (Long) context.handleUnexpectedToken(Long.class, parser);
  }
}
