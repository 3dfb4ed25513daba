package dev.holdpoint.server.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whole directories. */
public final class Directories {
  private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

  private Directories() {}

  /** Takes a directory away; what cannot be deleted stays until the next start. */
  public static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> paths = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : paths) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      // Nothing to do.
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("A directory could not be deleted. directory={}", directory, e);
    }
  }
}
