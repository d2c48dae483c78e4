package io.modelkeep.artifacts.store;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The {@code Content-Disposition} of a download: always an attachment, so that no browser runs what
 * a model brought along.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _content_disposition_attachment}; RFC 6266
 * and RFC 5987.
 */
public final class AttachmentName {
  private static final Pattern TOKEN = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");
  private static final Pattern NOT_ASCII = Pattern.compile("[^\\p{ASCII}]");
  private static final String UNESCAPED_SYMBOLS = "!#$&+-.^_`|~";

  private AttachmentName() {}

  public static String header(String fileName) {
    if (!NOT_ASCII.matcher(fileName).find()) {
      return "attachment; filename=" + quote(fileName);
    }
    return "attachment; filename=%s; filename*=UTF-8''%s"
        .formatted(quote(asciiFallback(fileName)), percentEncode(fileName));
  }

  /** For clients that know no other: letters without their accents, the rest dropped. */
  private static String asciiFallback(String fileName) {
    String decomposed = Normalizer.normalize(fileName, Normalizer.Form.NFKD);
    String ascii = NOT_ASCII.matcher(decomposed).replaceAll("");
    return ascii.isEmpty() ? "download" : ascii;
  }

  private static String quote(String value) {
    return TOKEN.matcher(value).matches()
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String percentEncode(String value) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xFF);
      boolean plain =
          character < 0x80
              && (Character.isLetterOrDigit(character)
                  || UNESCAPED_SYMBOLS.indexOf(character) >= 0);
      encoded.append(plain ? character : "%%%02X".formatted((int) character));
    }
    return encoded.toString();
  }
}
