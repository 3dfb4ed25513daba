package dev.holdpoint.server.host;

import dev.holdpoint.core.aws.Home;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where functions live and what runs them.
 *
 * @param directory for code and what runs at the moment
 * @param cache for what package managers install: others may share it
 * @param java the {@code java} program
 * @param javaClient class path of AWS's runtime interface client for Java
 * @param node the {@code node} program: a path, or a name to be looked up in PATH
 * @param endpoint where the AWS SDK inside a function finds Holdpoint; asked at each start, since a
 *     server learns its own port late
 * @param services variables by which an SDK finds services that are elsewhere
 * @param secrets by account: the secret of the key that its functions sign with
 */
public record HostSettings(
    Path directory,
    Path cache,
    Path java,
    List<Path> javaClient,
    String node,
    Supplier<URI> endpoint,
    Map<String, String> services,
    UnaryOperator<String> secrets,
    Home home,
    HostLimits limits) {

  public HostSettings {
    javaClient = List.copyOf(javaClient);
    services = Map.copyOf(services);
  }

  /** For a server that looks at no signature, and shares nothing. */
  public HostSettings(
      Path directory,
      Path java,
      List<Path> javaClient,
      String node,
      Supplier<URI> endpoint,
      Home home,
      HostLimits limits) {
    this(
        directory,
        directory,
        java,
        javaClient,
        node,
        endpoint,
        Map.of(),
        _ -> "holdpoint",
        home,
        limits);
  }

  /** The Java that runs Holdpoint itself. */
  public static Path ownJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  Path code() {
    return directory.resolve("code");
  }

  Path run() {
    return directory.resolve("run");
  }

  /** What is built at the moment. */
  public Path builds() {
    return directory.resolve("build");
  }

  /** What package managers install beside functions' sources. */
  public Path packages() {
    return cache.resolve("packages");
  }

  /** SDKs that AWS's images carry, as package managers install them. */
  Path sdks() {
    return cache.resolve("sdk");
  }
}
