package io.modelkeep.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The packaged web UI. Only what its list names is ever opened; the list is read when the first
 * file is asked for, and is empty where the server was built without the UI.
 */
@ApplicationScoped
public class UiFiles {
  private static final String LIST = "files.tsv";

  private final String folder;
  private @Nullable Map<String, UiFile> files;

  UiFiles() {
    this("ui");
  }

  /**
   * @param folder of the class path
   */
  UiFiles(String folder) {
    this.folder = folder;
  }

  /**
   * @param path inside the UI's build folder, decoded
   */
  Optional<UiFile> find(String path) {
    return Optional.ofNullable(files().get(path));
  }

  /** The bytes of a file, compressed where they are kept so and that is asked for. */
  byte[] read(UiFile file, boolean compressed) throws IOException {
    String name = folder + "/files/" + file.path() + (file.isKeptCompressed() ? ".gz" : "");
    try (InputStream kept = open(name)) {
      if (kept == null) {
        throw new FileNotFoundException(name);
      }
      boolean unpack = file.isKeptCompressed() && !compressed;
      return (unpack ? new GZIPInputStream(kept) : kept).readAllBytes();
    }
  }

  private synchronized Map<String, UiFile> files() {
    if (files == null) {
      files = readList();
    }
    return files;
  }

  private Map<String, UiFile> readList() {
    try (InputStream list = open(folder + "/" + LIST)) {
      if (list == null) {
        return Map.of();
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(UiFile::parse)
          .collect(Collectors.toUnmodifiableMap(UiFile::path, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream open(String name) {
    return Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
  }
}
