package dev.holdpoint.server.build;

import dev.holdpoint.server.host.Directories;
import dev.holdpoint.server.host.InstalledFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where builds work: never in the source's own folder. Thread-safe.
 *
 * @param folders what was installed or built once, by its content
 * @param scratch of this process alone
 */
record Workshop(InstalledFolders folders, Path scratch) {

  /** An empty folder. */
  Path bench() throws IOException {
    return Files.createDirectories(scratch.resolve(UUID.randomUUID().toString()));
  }

  /** Fills a folder of this name with what a tool makes of a copy of the source. */
  Path made(BuildOrder order, String name, Making making) throws IOException, InterruptedException {
    return folders.get(
        name,
        staged -> {
          Path bench = bench();
          try {
            Tree.copyPure(order.source(), bench);
            making.make(bench, staged);
          } finally {
            Directories.delete(bench);
          }
        });
  }

  /** Runs a tool in a copy of a source. */
  interface Making {
    void make(Path copy, Path artifact) throws IOException, InterruptedException;
  }
}
