package io.modelkeep.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What page tokens hold, and its encoding: {@code base64url(format, order, values)}, each value led
 * by its type.
 *
 * @param order fingerprint of the order the values belong to
 * @param values {@link String}, {@link Long}, {@link Double} or null
 */
record TokenContent(int order, List<@Nullable Object> values) {
  private static final byte FORMAT = 1;
  private static final byte NULL = 0;
  private static final byte TEXT = 1;
  private static final byte WHOLE_NUMBER = 2;
  private static final byte DECIMAL = 3;

  static int fingerprint(List<OrderBy> order) {
    // Records of strings and booleans print the same in every process.
    StringBuilder text = new StringBuilder();
    order.forEach(key -> text.append(key).append('\n'));
    return text.toString().hashCode();
  }

  String encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeInt(order);
      for (Object value : values) {
        write(out, value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /** Empty if the text is not one of {@link #encode}. */
  static Optional<TokenContent> decode(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != FORMAT) {
        return Optional.empty();
      }
      int order = in.readInt();
      List<@Nullable Object> values = new ArrayList<>();
      while (in.available() > 0) {
        values.add(read(in));
      }
      return Optional.of(new TokenContent(order, values));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeByte(NULL);
    } else if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeByte(TEXT);
      out.writeInt(bytes.length);
      out.write(bytes);
    } else if (value instanceof Long number) {
      out.writeByte(WHOLE_NUMBER);
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeByte(DECIMAL);
      out.writeDouble(number);
    } else {
      throw new IllegalArgumentException("no sort value: " + value.getClass());
    }
  }

  private static @Nullable Object read(DataInputStream in) throws IOException {
    byte type = in.readByte();
    return switch (type) {
      case NULL -> null;
      case TEXT -> readText(in);
      case WHOLE_NUMBER -> in.readLong();
      case DECIMAL -> in.readDouble();
      default -> throw new IOException("unknown type " + type);
    };
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    // Checked before anything of that size is allocated.
    if (length < 0 || length > in.available()) {
      throw new IOException("text of " + length + " bytes");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
