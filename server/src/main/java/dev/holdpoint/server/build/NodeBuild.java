package dev.holdpoint.server.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Node.js without a bundler: the source as it is, with its modules. A handler that is there in
 * TypeScript only is bundled, as Node.js could not run it.
 */
final class NodeBuild {
  private static final Logger LOG = LoggerFactory.getLogger(NodeBuild.class);
  private static final List<String> RUN = List.of(".js", ".mjs", ".cjs");
  private static final List<String> TYPED = List.of(".ts", ".mts", ".cts", ".tsx");

  private final Workshop workshop;
  private final NodeModules modules;
  private final EsbuildBuild esbuild;

  NodeBuild(Workshop workshop, NodeModules modules, EsbuildBuild esbuild) {
    this.workshop = workshop;
    this.modules = modules;
    this.esbuild = esbuild;
  }

  Built build(BuildOrder order) throws IOException, InterruptedException {
    Path installed = modules.of(order);
    String typed = typed(order);
    if (installed == null && typed == null && !order.layer()) {
      return Built.at(order.source());
    }
    Path bench = workshop.bench();
    Path code = order.placed(bench, all -> all.resolve("nodejs"));
    Set<Path> inputs = typed == null ? Set.of() : esbuild.bundle(order, typed, code);
    Tree.copy(order.source(), code);
    if (installed != null) {
      Tree.link(installed.resolve("node_modules"), code.resolve("node_modules"));
    }
    return new Built(bench, inputs, bench);
  }

  /** The handler's file where it is TypeScript, or null. */
  private static @Nullable String typed(BuildOrder order) throws IOException {
    String handler = order.handler();
    int slash = handler.lastIndexOf('/');
    int dot = handler.indexOf('.', slash + 1);
    if (order.layer() || dot < 0 || handler.startsWith("/")) {
      return null;
    }
    String module = handler.substring(0, dot);
    if (RUN.stream().anyMatch(ending -> has(order, module + ending))) {
      return null;
    }
    for (String ending : TYPED) {
      if (has(order, module + ending)) {
        return module + ending;
      }
    }
    warn(order, module);
    return null;
  }

  private static boolean has(BuildOrder order, String file) {
    return Files.isRegularFile(order.source().resolve(file));
  }

  /** A layer may bring it, so that is no mistake yet. */
  private static void warn(BuildOrder order, String module) throws IOException {
    String script = Manifest.description(order).path("scripts").path("build").asString("");
    LOG.warn(
        "{}: there is no {}.js in {}{}",
        order.id(),
        module,
        order.source(),
        script.isEmpty()
            ? "."
            : "; package.json has a script for it: npm run build (%s)."
                .formatted(Objects.toString(script)));
  }
}
