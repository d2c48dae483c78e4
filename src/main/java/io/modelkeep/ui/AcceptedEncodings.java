package io.modelkeep.ui;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept-Encoding}: {@code gzip;q=0.5, *;q=0}. */
final class AcceptedEncodings {
  private AcceptedEncodings() {}

  static boolean includeGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    Map<String, Boolean> accepted = new HashMap<>();
    for (String item : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = item.split(";");
      accepted.put(parts[0].strip(), !isRefusal(parts));
    }
    return accepted.getOrDefault("gzip", accepted.getOrDefault("*", false));
  }

  /** Whether a weight of zero, or one that cannot be read, says: not this one. */
  private static boolean isRefusal(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace(" ", "");
      if (parameter.startsWith("q=")
          && !parameter.matches("q=(1(\\.0{0,3})?|0\\.\\d{0,2}[1-9]\\d*)")) {
        return true;
      }
    }
    return false;
  }
}
