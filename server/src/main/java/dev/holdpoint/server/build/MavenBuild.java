package dev.holdpoint.server.build;

import dev.holdpoint.server.host.InstallCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Java with a {@code pom.xml}: its classes, and what it needs in {@code lib}; its tests are not
 * run. Without JAVA_HOME, the Java that runs Holdpoint compiles.
 */
record MavenBuild(Workshop workshop) {
  private static final Logger LOG = LoggerFactory.getLogger(MavenBuild.class);
  private static final String WRAPPER = "mvnw";

  Built build(BuildOrder order) throws IOException, InterruptedException {
    try {
      String name =
          "java-%s-%s".formatted(order.layer() ? "layer" : "function", Tree.hash(order.source()));
      return Built.at(workshop.made(order, name, (copy, staged) -> make(order, copy, staged)));
    } catch (IOException e) {
      throw BuildException.of(order, "Maven", e);
    }
  }

  private static void make(BuildOrder order, Path copy, Path staged)
      throws IOException, InterruptedException {
    LOG.info("{}: Maven builds it, once.", order.id());
    Path lib = order.placed(staged, all -> all.resolve("java")).resolve("lib");
    Files.createDirectories(lib);
    InstallCommand.run(
        List.of(
            Files.isExecutable(copy.resolve(WRAPPER)) ? "./" + WRAPPER : "mvn",
            "-B",
            "-ntp",
            "-q",
            "-DskipTests",
            "package",
            "dependency:copy-dependencies",
            "-DincludeScope=runtime",
            "-DoutputDirectory=" + lib),
        copy,
        java(),
        InstallCommand.AT_MOST);
    take(order, copy.resolve("target"), staged, lib);
    LOG.info("{}: Maven has built it.", order.id());
  }

  private static Map<String, String> java() {
    return System.getenv("JAVA_HOME") == null
        ? Map.of("JAVA_HOME", System.getProperty("java.home"))
        : Map.of();
  }

  private static void take(BuildOrder order, Path target, Path staged, Path lib)
      throws IOException {
    if (!order.layer()) {
      Tree.link(target.resolve("classes"), staged);
      return;
    }
    try (Stream<Path> all = Files.list(target)) {
      for (Path jar : all.filter(one -> one.toString().endsWith(".jar")).toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
  }
}
