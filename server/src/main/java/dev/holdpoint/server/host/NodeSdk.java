package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

  private final InstalledFolders folders;

  NodeSdk(InstalledFolders folders) {
    this.folders = folders;
  }

  boolean has(Set<String> packages) {
    return folders.has(name(packages));
  }

  private static String name(Set<String> packages) {
    return "nodejs-" + UUID.nameUUIDFromBytes(String.join(" ", packages).getBytes(UTF_8));
  }

  /**
   * A folder whose {@code node_modules} hold these packages.
   *
   * @param packages in an order of their own
   * @throws IOException says why it cannot be had, and what to do
   */
  Path folder(Set<String> packages) throws IOException, InterruptedException {
    try {
      return folders.get(name(packages), staged -> npm(staged, packages));
    } catch (IOException e) {
      String names = String.join(" ", packages);
      throw new IOException(
          "%s is not there for Node.js: %s. Install it with: npm install --prefix %s %s"
              .formatted(names, e.getMessage(), folders.at(name(packages)), names),
          e);
    }
  }

  private static void npm(Path staged, Set<String> packages)
      throws IOException, InterruptedException {
    String names = String.join(" ", packages);
    LOG.info("{} for Node.js is being installed, once.", names);
    List<String> command =
        new ArrayList<>(
            InstallCommand.npm("install", "--ignore-scripts", "--prefix", staged.toString()));
    command.addAll(packages);
    InstallCommand.run(command, staged);
    LOG.info("{} for Node.js is installed.", names);
  }
}
