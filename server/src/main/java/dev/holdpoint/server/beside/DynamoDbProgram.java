package dev.holdpoint.server.beside;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.host.Guard;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * DynamoDB Local as it lies on the disk, and how its process is started.
 *
 * @param jars its own one among them
 * @param folder where its tables are, its log, and what it needs while it runs
 */
record DynamoDbProgram(List<Path> jars, Path folder, Path java, Guard guard) {
  static final String NAME = "DynamoDB Local";

  /** What its process may take of the memory; idle it takes a third of it. */
  private static final String HEAP = "-Xmx512m";

  private static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";
  private static final String LICENCE = "LICENSE.txt";
  private static final long LOG_BYTES = 1 << 20;

  static DynamoDbProgram prepare(JarSource source, Path folder, Path java) throws IOException {
    List<Path> jars = source.take(NAME + " " + version(), known());
    Files.createDirectories(folder.resolve("tables"));
    Path programs = folder.resolve("programs");
    install(programs, "Loopback.class");
    install(programs, "Loopback$Listening.class");
    return new DynamoDbProgram(jars, folder, java, Guard.install(programs));
  }

  /** The jars that we know it by. */
  private static List<Jar> known() throws IOException {
    try (InputStream in = DynamoDbProgram.class.getResourceAsStream("dynamodb-local.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines().map(Jar::parse).toList();
    }
  }

  private static Jar own() throws IOException {
    return known().stream()
        .filter(jar -> jar.name().startsWith("DynamoDBLocal-"))
        .findFirst()
        .orElseThrow();
  }

  static String version() throws IOException {
    return own().name().replaceAll("^DynamoDBLocal-|\\.jar$", "");
  }

  /** A class of ours that works in its process. */
  private static void install(Path programs, String name) throws IOException {
    Path folder = programs.resolve(DynamoDbProgram.class.getPackageName().replace('.', '/'));
    try (InputStream in = DynamoDbProgram.class.getResourceAsStream(name)) {
      Files.createDirectories(folder);
      Files.copy(
          Objects.requireNonNull(in, name),
          folder.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** AWS's licence for it, as it came. */
  Path licence() throws IOException {
    Path text = folder.resolve(LICENCE);
    for (Path jar : jars) {
      if (own().name().equals(String.valueOf(jar.getFileName()))) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          ZipEntry entry = zip.getEntry(LICENCE);
          if (entry != null) {
            Files.copy(zip.getInputStream(entry), text, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
    return text;
  }

  Path log() {
    return folder.resolve("dynamodb-local.log");
  }

  /** Starts it; it ends with us. */
  Process start(int port) throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LOG_BYTES) {
      Files.move(
          log(), folder.resolve("dynamodb-local.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    Path temporary = emptied(folder.resolve("run"));
    ProcessBuilder builder =
        new ProcessBuilder(command(port, temporary))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    // Nothing of ours is its business, least of all who we are at AWS.
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
    builder.environment().put("HOME", temporary.toString());
    builder.environment().put("LANG", "en_US.UTF-8");
    return builder.start();
  }

  /** It leaves a library behind at each start. */
  private static Path emptied(Path run) throws IOException {
    Files.createDirectories(run);
    try (var left = Files.list(run)) {
      for (Path file : left.filter(Files::isRegularFile).toList()) {
        Files.deleteIfExists(file);
      }
    }
    return run;
  }

  private List<String> command(int port, Path temporary) {
    String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(guard.command());
    command.addAll(
        List.of(
            java.toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            HEAP,
            "-Djava.io.tmpdir=" + temporary,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "-Djava.nio.channels.spi.SelectorProvider=" + Loopback.class.getName(),
            "-cp",
            folder.resolve("programs") + File.pathSeparator + path,
            MAIN,
            "-port",
            Integer.toString(port),
            "-dbPath",
            folder.resolve("tables").toString(),
            "-sharedDb",
            "-disableTelemetry"));
    return command;
  }
}
