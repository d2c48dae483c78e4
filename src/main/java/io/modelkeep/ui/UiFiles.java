package io.modelkeep.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The packaged web UI. Only what its list names is ever opened; the list is read when the first
 * file is asked for, and is empty where the server was built without the UI.
 *
 * <p>A page takes some fifty files: what was read once stays in memory as it is packaged, which is
 * 8 MB for all of them.
 */
@ApplicationScoped
public class UiFiles {
  private static final String LIST = "files.tsv";

  private final String folder;
  private final Map<String, byte[]> packaged = new ConcurrentHashMap<>();
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

  /**
   * The bytes of a file, compressed where they are kept so and that is asked for. Nobody may change
   * them.
   */
  byte[] read(UiFile file, boolean compressed) throws IOException {
    byte[] kept = packaged(file);
    if (!file.isKeptCompressed() || compressed) {
      return kept;
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(kept))) {
      return unpacked.readAllBytes();
    }
  }

  private byte[] packaged(UiFile file) throws IOException {
    byte @Nullable [] known = packaged.get(file.path());
    if (known != null) {
      return known;
    }
    String name = folder + "/files/" + file.path() + (file.isKeptCompressed() ? ".gz" : "");
    try (InputStream stream = open(name)) {
      if (stream == null) {
        throw new FileNotFoundException(name);
      }
      byte[] read = stream.readAllBytes();
      packaged.put(file.path(), read);
      return read;
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
