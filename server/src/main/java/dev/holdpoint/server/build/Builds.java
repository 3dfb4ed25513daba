package dev.holdpoint.server.build;

import dev.holdpoint.server.host.Directories;
import dev.holdpoint.server.host.InstalledFolders;
import dev.holdpoint.server.host.PythonPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Builds functions and layers that a template names by their sources: packages by pip and npm,
 * TypeScript by esbuild, Java by Maven, the rest by a Makefile. What was built once is kept by its
 * content; nothing is written beside a source. Thread-safe.
 */
public final class Builds {
  private final PythonBuild python;
  private final NodeBuild node;
  private final EsbuildBuild esbuild;
  private final MavenBuild maven;
  private final MakeBuild make;

  /**
   * @param cache where what package managers install stays; other processes may share it
   * @param scratch a folder of this process alone, which is emptied
   */
  public Builds(Path cache, Path scratch) {
    Directories.delete(scratch);
    Workshop workshop = new Workshop(new InstalledFolders(cache), scratch);
    python = new PythonBuild(workshop, PythonPrograms.ofThisMachine());
    NodeModules modules = new NodeModules(workshop.folders());
    esbuild = new EsbuildBuild(workshop, modules);
    node = new NodeBuild(workshop, modules, esbuild);
    maven = new MavenBuild(workshop);
    make = new MakeBuild(workshop);
  }

  /**
   * Builds it, which may take minutes.
   *
   * @throws BuildException says why it cannot be built
   */
  public Built build(BuildOrder order) {
    try {
      return order.metadata().path("SkipBuild").asString("").equals("true")
          ? Built.at(order.source())
          : built(order);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while " + order.id() + " was built");
    }
  }

  private Built built(BuildOrder order) throws IOException, InterruptedException {
    String method = order.method();
    return switch (method.replaceFirst("\\d.*", "")) {
      case "python" -> python.build(order);
      case "nodejs" -> node.build(order);
      case "esbuild" -> esbuild.build(order);
      case "makefile" -> make.build(order);
      case "java" -> java(order);
      default -> {
        if (order.isNamed() && !method.startsWith("provided")) {
          throw unknown(order, method);
        }
        yield Built.at(order.source());
      }
    };
  }

  private Built java(BuildOrder order) throws IOException, InterruptedException {
    if (has(order, "pom.xml")) {
      return maven.build(order);
    }
    if (has(order, "build.gradle") || has(order, "build.gradle.kts")) {
      throw unknown(order, "Gradle");
    }
    return Built.at(order.source());
  }

  private static boolean has(BuildOrder order, String file) {
    return Files.exists(order.source().resolve(file));
  }

  private static BuildException unknown(BuildOrder order, @Nullable String tool) {
    return new BuildException(
        "%s could not be built: Holdpoint does not build with %s. Run sam build, whose .aws-sam/build is then taken, or name a built archive instead of %s."
            .formatted(order.id(), tool, order.source()));
  }
}
