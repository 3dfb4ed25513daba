package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AWS SDK for JavaScript that AWS's images for Node.js carry: those of its packages that code
 * names, installed by npm on first use. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html">AWS: Node.js</a>
 */
final class NodeSdk {
  private static final Logger LOG = LoggerFactory.getLogger(NodeSdk.class);

  private final Path directory;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * @param directory where what is installed stays
   */
  NodeSdk(Path directory) {
    this.directory = directory;
  }

  /**
   * A folder whose {@code node_modules} hold these packages.
   *
   * @throws IOException says why it cannot be had, and what to do
   */
  Path folder(Set<String> packages) throws IOException, InterruptedException {
    String names = String.join(" ", packages);
    Path folder = directory.resolve("nodejs-" + UUID.nameUUIDFromBytes(names.getBytes(UTF_8)));
    lock.lockInterruptibly();
    try {
      if (Files.notExists(folder)) {
        Files.createDirectories(directory);
        LOG.info("{} for Node.js is being installed into {}, once.", names, folder);
        SdkInstaller.make(folder, staged -> npm(staged, packages));
        LOG.info("{} for Node.js is installed.", names);
      }
      return folder;
    } catch (IOException e) {
      throw new IOException(
          "%s is not there for Node.js: %s. Install it with: npm install --prefix %s %s"
              .formatted(names, e.getMessage(), folder, names),
          e);
    } finally {
      lock.unlock();
    }
  }

  private static void npm(Path staged, Set<String> packages)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "npm",
                "install",
                "--prefix",
                staged.toString(),
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--loglevel",
                "error"));
    command.addAll(packages);
    SdkInstaller.run(command, staged);
  }
}
