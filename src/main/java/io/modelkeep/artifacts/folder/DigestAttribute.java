package io.modelkeep.artifacts.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The CRC32C of a file's bytes, in an extended attribute of the file ({@code
 * user.modelkeep.crc32c}): it comes, moves and goes with them.
 *
 * <p>The file's tag stands beside it. Others may write into the folder too, and what they wrote is
 * not what was digested.
 */
final class DigestAttribute {
  private static final Logger LOG = Logger.getLogger(DigestAttribute.class);
  private static final String NAME = "modelkeep.crc32c";

  /** More than two numbers of 64 bits and a digest. */
  private static final int MAX_BYTES = 64;

  private final boolean isSupported;

  /**
   * @param root of the files
   */
  DigestAttribute(Path root) {
    isSupported = hasAttributes(root);
    if (!isSupported) {
      LOG.warnf("The file system of %s has no extended attributes: no digests are kept", root);
    }
  }

  void write(Path file, String etag, String crc32c) throws IOException {
    if (isSupported) {
      attributes(file).write(NAME, US_ASCII.encode(etag + crc32c));
    }
  }

  /**
   * The digest of the file that has this tag; null if none is known.
   *
   * @param file as it is found, which may be another one by now
   */
  @Nullable String read(Path file, String etag) throws IOException {
    if (!isSupported) {
      return null;
    }
    UserDefinedFileAttributeView attributes = attributes(file);
    if (!attributes.list().contains(NAME)) {
      return null;
    }
    ByteBuffer value = ByteBuffer.allocate(MAX_BYTES);
    attributes.read(NAME, value);
    String text = US_ASCII.decode(value.flip()).toString();
    return text.startsWith(etag) ? text.substring(etag.length()) : null;
  }

  private static boolean hasAttributes(Path root) {
    try {
      return Files.getFileStore(root).supportsFileAttributeView(UserDefinedFileAttributeView.class);
    } catch (IOException unknown) {
      LOG.warnf("What holds %s is not known: %s", root, unknown.getMessage());
      return false;
    }
  }

  private static UserDefinedFileAttributeView attributes(Path file) {
    return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
  }
}
