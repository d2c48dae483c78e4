package io.modelkeep.artifacts.s3;

import io.modelkeep.http.ByteRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes S3 answers with, and how many the object has.
 *
 * @param objectBytes the size of the whole object
 */
record S3ContentRange(ByteRange range, long objectBytes) {
  private static final Pattern HEADER = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

  /**
   * @param header null where the whole object is sent
   */
  static S3ContentRange parse(@Nullable String header, long lengthBytes) {
    if (header == null) {
      return new S3ContentRange(new ByteRange(0, lengthBytes), lengthBytes);
    }
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new IllegalStateException("S3 answers with a range that is none: " + header);
    }
    return new S3ContentRange(
        new ByteRange(Long.parseLong(matcher.group(1)), lengthBytes),
        Long.parseLong(matcher.group(3)));
  }
}
