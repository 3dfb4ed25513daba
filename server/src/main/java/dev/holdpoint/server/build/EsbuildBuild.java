package dev.holdpoint.server.build;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.host.Directories;
import dev.holdpoint.server.host.InstallCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Node.js and TypeScript, bundled by esbuild: the source's own, that of PATH, or one that is
 * installed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-build-typescript.html">AWS:
 *     esbuild</a>
 */
final class EsbuildBuild {
  private static final Logger LOG = LoggerFactory.getLogger(EsbuildBuild.class);

  /** As in the source around it; what came from CommonJS may still require. */
  private static final List<String> MODULE =
      List.of(
          "--format=esm",
          "--out-extension:.js=.mjs",
          "--banner:js=import { createRequire as requiring } from 'module';"
              + " const require = requiring(import.meta.url);");

  private static final String PROGRAM = "node_modules/.bin/esbuild";

  private final Workshop workshop;
  private final NodeModules modules;

  EsbuildBuild(Workshop workshop, NodeModules modules) {
    this.workshop = workshop;
    this.modules = modules;
  }

  /** What the template's {@code BuildProperties} say. */
  Built build(BuildOrder order) throws IOException, InterruptedException {
    List<String> options = new EsbuildOptions(order).read();
    Path bench = workshop.bench();
    Path code = Files.createDirectories(bench.resolve("code"));
    Set<Path> inputs = run(order, options, code, bench);
    return new Built(code, inputs, bench);
  }

  /** Bundles one file, and leaves it where it was; says what else it was made of. */
  Set<Path> bundle(BuildOrder order, String file, Path code)
      throws IOException, InterruptedException {
    boolean modules = Manifest.description(order).path("type").asString("").equals("module");
    List<String> options =
        new ArrayList<>(List.of(file, "--bundle", "--platform=node", "--outbase=."));
    options.addAll(modules ? MODULE : List.of("--format=cjs"));
    Path bench = workshop.bench();
    try {
      return run(order, options, code, bench);
    } finally {
      Directories.delete(bench);
    }
  }

  private Set<Path> run(BuildOrder order, List<String> options, Path code, Path bench)
      throws IOException, InterruptedException {
    Path source = order.source();
    Path installed = modules.of(order);
    Path told = bench.resolve("inputs.json");
    try {
      List<String> command = new ArrayList<>(List.of(program(order)));
      command.addAll(options);
      command.addAll(List.of("--outdir=" + code, "--metafile=" + told, "--log-level=warning"));
      Map<String, String> places =
          installed == null
              ? Map.of()
              : Map.of("NODE_PATH", installed.resolve("node_modules").toString());
      InstallCommand.run(command, source, places, InstallCommand.AT_MOST);
    } catch (IOException e) {
      throw BuildException.of(order, "esbuild", e);
    }
    LOG.info("{}: {} is bundled.", order.id(), options.getFirst());
    return outside(source, Json.parse(Files.readString(told)).path("inputs"));
  }

  /** Files that are not under the source, which is looked at as a whole. */
  private static Set<Path> outside(Path source, JsonNode inputs) {
    Set<Path> outside = new HashSet<>();
    for (String name : inputs.propertyNames()) {
      Path file = source.resolve(name).normalize();
      boolean module = file.toString().contains(File.separator + "node_modules" + File.separator);
      if (!file.startsWith(source) && !module && Files.exists(file)) {
        outside.add(file);
      }
    }
    return outside;
  }

  private String program(BuildOrder order) throws IOException, InterruptedException {
    String own = own(order.source());
    if (own != null) {
      return own;
    }
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    for (String folder : path.split(File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "esbuild"))) {
        return "esbuild";
      }
    }
    String version = wanted(Manifest.description(order));
    return modules.program(order.id(), "esbuild@" + version).resolve(PROGRAM).toString();
  }

  /** That of the source, or of the project around it. */
  private static @Nullable String own(Path source) {
    for (Path at = source.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve(PROGRAM))) {
        return at.resolve(PROGRAM).toString();
      }
    }
    return null;
  }

  private static String wanted(JsonNode description) {
    String wanted = description.path("devDependencies").path("esbuild").asString("");
    return description
        .path("dependencies")
        .path("esbuild")
        .asString(wanted.isEmpty() ? "0" : wanted);
  }
}
