package dev.holdpoint.server.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.host.InstallCommand;
import dev.holdpoint.server.host.InstalledFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code package.json} depends on, installed by npm into a folder of its own. */
final class NodeModules {
  private static final Logger LOG = LoggerFactory.getLogger(NodeModules.class);

  private final InstalledFolders folders;

  NodeModules(InstalledFolders folders) {
    this.folders = folders;
  }

  /**
   * The folder that holds {@code node_modules}, or null where the source needs none or brings them.
   */
  @Nullable Path of(BuildOrder order) throws IOException, InterruptedException {
    ObjectNode description = Manifest.description(order);
    if (!Manifest.hasDependencies(description)
        || Files.isDirectory(order.source().resolve("node_modules"))) {
      return null;
    }
    Manifest manifest = Manifest.of(order.source(), description);
    try {
      // What is compiled is so for one version.
      String name = "nodejs-" + Tree.hash(manifest.key(), version());
      return folders.get(name, staged -> install(order.id(), manifest, staged));
    } catch (IOException e) {
      throw BuildException.of(order, "npm " + manifest.command(), e);
    }
  }

  /** A folder with a program that npm brings. */
  Path program(String id, String specification) throws IOException, InterruptedException {
    return folders.get(
        "program-" + Tree.hash(specification, version()),
        staged -> {
          LOG.info("{}: {} is being installed, once.", id, specification);
          npm(staged, "install", specification);
        });
  }

  private static void install(String id, Manifest manifest, Path staged)
      throws IOException, InterruptedException {
    LOG.info("{}: the dependencies of package.json are being installed, once.", id);
    manifest.write(staged);
    if (manifest.local()) {
      npm(staged, manifest.command(), "--omit=dev", "--install-links");
    } else {
      npm(staged, manifest.command(), "--omit=dev");
    }
    LOG.info("{}: the dependencies of package.json are installed.", id);
  }

  private static void npm(Path staged, String command, String... arguments)
      throws IOException, InterruptedException {
    List<String> whole = InstallCommand.npm(command, arguments);
    InstallCommand.run(whole, staged, Map.of(), InstallCommand.AT_MOST);
  }

  private static String version() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("node", "--version")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return said;
  }
}
