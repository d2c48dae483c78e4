package io.modelkeep.tracking.gc;

import io.modelkeep.error.MlflowException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How old something must be, as operators write it. Source: MLflow {@code cli}, {@code gc}. */
public final class Age {
  private static final String NUMBER = "\\d+(?:\\.\\d*)?|\\.\\d+";

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<d>%1$s)d)?(?:(?<h>%1$s)h)?(?:(?<m>%1$s)m)?(?:(?<s>%1$s)s)?".formatted(NUMBER));

  private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("d", Duration.ofDays(1));
    UNITS.put("h", Duration.ofHours(1));
    UNITS.put("m", Duration.ofMinutes(1));
    UNITS.put("s", Duration.ofSeconds(1));
  }

  /** More than anything is old; it keeps sums within a long. */
  private static final BigDecimal MAX_MILLIS =
      BigDecimal.valueOf(Duration.ofDays(365_000).toMillis());

  private Age() {}

  /**
   * Reads {@code 30d}, {@code 8h} or {@code 2d8h5m20.5s}.
   *
   * @throws MlflowException {@code INVALID_PARAMETER_VALUE} if it is of another form
   */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      throw MlflowException.invalidParameter(
          ("Could not parse any time information from '%s'."
                  + " Examples of valid strings: '8h', '2d8h5m20s', '2m4s'")
              .formatted(text));
    }
    BigDecimal millis = BigDecimal.ZERO;
    for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
      @Nullable String number = form.group(unit.getKey());
      if (number != null) {
        millis =
            millis.add(
                new BigDecimal(number).multiply(BigDecimal.valueOf(unit.getValue().toMillis())));
      }
    }
    return Duration.ofMillis(millis.min(MAX_MILLIS).longValue());
  }
}
