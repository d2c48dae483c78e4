package io.modelkeep.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether this process holds a file open: what it forgets to close it runs out of. */
public final class OpenFiles {
  private static final Path HANDLES = Path.of("/proc/self/fd");

  private OpenFiles() {}

  public static long count(Path file) throws IOException {
    Path real = file.toRealPath();
    List<Path> handles;
    try (Stream<Path> all = Files.list(HANDLES)) {
      handles = all.toList();
    }
    long count = 0;
    for (Path handle : handles) {
      count += leadsTo(handle, real) ? 1 : 0;
    }
    return count;
  }

  private static boolean leadsTo(Path handle, Path file) throws IOException {
    try {
      return Files.readSymbolicLink(handle).equals(file);
    } catch (NoSuchFileException e) {
      return false; // Closed meanwhile.
    }
  }
}
