package io.modelkeep.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One thing MLflow's handlers demand of a request field.
 *
 * <p>Checks of the type are made only when the message as a whole could not be read, because a
 * message that could be read has the right types by construction (digits in a string included).
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _assert_*} and {@code
 * _validate_param_against_schema}.
 */
public final class FieldCheck {
  public static final FieldCheck REQUIRED =
      new FieldCheck(Kind.PRESENCE, FieldCheck::isPresent, value -> null);
  public static final FieldCheck STRING = ofType(JsonNode::isTextual);
  public static final FieldCheck INTLIKE = ofType(FieldCheck::isIntLike);
  public static final FieldCheck FLOATLIKE = ofType(FieldCheck::isFloatLike);
  public static final FieldCheck BOOL = ofType(JsonNode::isBoolean);
  public static final FieldCheck ARRAY = ofType(JsonNode::isArray);
  public static final FieldCheck ITEM_TYPE_STRING = ofType(FieldCheck::holdsOnlyText);

  private enum Kind {
    PRESENCE,
    TYPE,
    VALUE
  }

  private final Kind kind;
  private final Predicate<JsonNode> holds;
  private final Function<JsonNode, @Nullable String> message;

  private FieldCheck(
      Kind kind, Predicate<JsonNode> holds, Function<JsonNode, @Nullable String> message) {
    this.kind = kind;
    this.holds = holds;
    this.message = message;
  }

  /** The field's value must be present and pass {@code holds}; {@code message} says what failed. */
  public static FieldCheck value(Predicate<JsonNode> holds, @Nullable String message) {
    return new FieldCheck(Kind.VALUE, holds, value -> message);
  }

  public static FieldCheck atMost(long maximum) {
    return value(value -> !isAbsent(value) && asLong(value) <= maximum, null);
  }

  public static FieldCheck within(long minimum, long maximum, @Nullable String message) {
    return value(
        value -> !isAbsent(value) && asLong(value) >= minimum && asLong(value) <= maximum, message);
  }

  /**
   * The list must not be longer.
   *
   * @param message says what failed, {@code %d} in it is the length of the list
   */
  public static FieldCheck atMostItems(int maximum, String message) {
    return new FieldCheck(
        Kind.VALUE, value -> value.size() <= maximum, value -> message.formatted(value.size()));
  }

  /** Each object of the list must have these fields; the first that is missing is named. */
  public static FieldCheck itemsHave(String list, String... fields) {
    return new FieldCheck(
        Kind.VALUE,
        value -> value.isArray() && missingPath(list, value, fields) == null,
        value -> {
          String path = missingPath(list, value, fields);
          return path == null ? null : RequestValidator.missingValue(path);
        });
  }

  private static @Nullable String missingPath(String list, JsonNode items, String... fields) {
    for (int i = 0; i < items.size(); i++) {
      for (String field : fields) {
        if (!isPresent(items.get(i).path(field))) {
          return "%s[%d].%s".formatted(list, i, field);
        }
      }
    }
    return null;
  }

  private static FieldCheck ofType(Predicate<JsonNode> holds) {
    return new FieldCheck(Kind.TYPE, holds, value -> null);
  }

  boolean isOfType() {
    return kind == Kind.TYPE;
  }

  boolean isRequired() {
    return kind == Kind.PRESENCE;
  }

  boolean holdsFor(JsonNode value) {
    return holds.test(value);
  }

  /** What is wrong with a value that does not pass; null: the general words. */
  @Nullable String message(JsonNode value) {
    return message.apply(value);
  }

  private static boolean isPresent(JsonNode value) {
    return !isAbsent(value) && !isEmptyText(value);
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isNull() || value.isMissingNode();
  }

  private static boolean isEmptyText(JsonNode value) {
    return value.isTextual() && value.textValue().isEmpty();
  }

  private static boolean isIntLike(JsonNode value) {
    if (value.isTextual()) {
      return PythonInteger.parse(value.textValue()).isPresent();
    }
    return value.isBoolean() || value.isIntegralNumber() || isFinite(value);
  }

  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  private static boolean isFloatLike(JsonNode value) {
    if (!value.isTextual()) {
      return value.isNumber() || value.isBoolean();
    }
    try {
      Double.parseDouble(value.textValue());
      return true;
    } catch (NumberFormatException notANumber) {
      return value.textValue().strip().matches("(?i)[+-]?(nan|inf(inity)?)");
    }
  }

  private static boolean holdsOnlyText(JsonNode value) {
    for (JsonNode item : value) {
      if (!item.isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static long asLong(JsonNode value) {
    if (value.isTextual()) {
      // A text that is no number at all fails every limit.
      return PythonInteger.parse(value.textValue()).map(FieldCheck::clamp).orElse(Long.MAX_VALUE);
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? 1 : 0;
    }
    if (value.isBigInteger()) {
      return clamp(value.bigIntegerValue());
    }
    return value.longValue();
  }

  private static long clamp(BigInteger number) {
    if (number.bitLength() < Long.SIZE) {
      return number.longValue();
    }
    return number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
