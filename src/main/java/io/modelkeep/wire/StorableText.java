package io.modelkeep.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelkeep.error.MlflowException;
import java.util.Map;

/**
 * Refuses text that PostgreSQL cannot keep unchanged: the NUL character and halves of surrogate
 * pairs. Refused on arrival, so that nothing is lost or half-written later.
 */
final class StorableText {
  private StorableText() {}

  static void check(JsonNode value) {
    if (value.isTextual()) {
      checkText(value.textValue());
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        checkText(field.getKey());
        check(field.getValue());
      }
    } else {
      value.forEach(StorableText::check);
    }
  }

  private static void checkText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw MlflowException.invalidParameter(
            "Invalid value: text must not contain the NUL character.");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw MlflowException.invalidParameter("Invalid value: text must be valid Unicode.");
      }
    }
  }
}
