package io.modelkeep.artifacts.store;

import io.vertx.core.http.impl.MimeMapping;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content type of a download, by file name alone: the bytes are never looked at.
 *
 * <p>Source: MLflow {@code utils/mime_type_utils.py}. Rare types may differ, because the reference
 * takes them from the tables of its operating system.
 */
public final class ContentTypes {
  private static final String UNKNOWN = "application/octet-stream";

  /**
   * Shown as text in the UI. Lower-case only, as the reference compares them; files without
   * extension count by their whole name.
   */
  private static final Set<String> TEXT =
      Set.of(
          "txt",
          "log",
          "err",
          "cfg",
          "conf",
          "cnf",
          "cf",
          "ini",
          "properties",
          "prop",
          "hocon",
          "toml",
          "yaml",
          "yml",
          "xml",
          "json",
          "js",
          "py",
          "py3",
          "csv",
          "tsv",
          "md",
          "rst",
          "ipynb",
          "MLmodel",
          "mlproject");

  private static final Set<String> COMPRESSIONS = Set.of("gz", "bz2", "xz", "br", "z");

  private ContentTypes() {}

  public static String of(String fileName) {
    String extension = extension(fileName);
    if (TEXT.contains(extension.isEmpty() ? fileName : extension)) {
      return "text/plain";
    }
    // The type is that of what was compressed: model.tar.gz is a tar file.
    String typed =
        COMPRESSIONS.contains(extension.toLowerCase(Locale.ROOT))
            ? fileName.substring(0, fileName.length() - extension.length() - 1)
            : fileName;
    @Nullable String type =
        MimeMapping.getMimeTypeForExtension(extension(typed).toLowerCase(Locale.ROOT));
    return type == null ? UNKNOWN : type;
  }

  /** What follows the last dot; empty without one, and for a name whose only dot is its first. */
  private static String extension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? "" : fileName.substring(dot + 1);
  }
}
