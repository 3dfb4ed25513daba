package dev.holdpoint.server.build;

import dev.holdpoint.server.host.Directories;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of a build, until it is closed.
 *
 * @param folder the code
 * @param inputs files outside of the source's folder that decided
 * @param scratch goes with it, or null
 */
public record Built(Path folder, Set<Path> inputs, @Nullable Path scratch)
    implements AutoCloseable {
  public Built {
    inputs = Set.copyOf(inputs);
  }

  /** A folder that stays. */
  static Built at(Path folder) {
    return new Built(folder, Set.of(), null);
  }

  @Override
  public void close() {
    if (scratch != null) {
      Directories.delete(scratch);
    }
  }
}
