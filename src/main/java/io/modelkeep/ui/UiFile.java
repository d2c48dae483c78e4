package io.modelkeep.ui;

import java.util.regex.Pattern;

/**
 * A file of the web UI, as the build packaged it.
 *
 * @param path inside the UI's build folder, {@code static/js/main.c2f5f8d4.js}
 * @param contentType with its charset
 * @param digest of the content, in hexadecimal digits
 * @param gzipSize in bytes when compressed; 0 for a file that is kept as it is
 */
record UiFile(String path, String contentType, String digest, int gzipSize) {
  private static final Pattern NAMED_BY_CONTENT = Pattern.compile(".*\\.[0-9a-f]{8,}\\..+");

  /** Reads a line of the list that {@code src/main/ui/package_ui.py} writes. */
  static UiFile parse(String line) {
    String[] fields = line.split("\t", -1);
    return new UiFile(fields[0], fields[1], fields[2], Integer.parseInt(fields[4]));
  }

  boolean isKeptCompressed() {
    return gzipSize > 0;
  }

  /** Whether another content would have another name, so that a copy is good for ever. */
  boolean isNamedByContent() {
    return NAMED_BY_CONTENT.matcher(path).matches();
  }
}
