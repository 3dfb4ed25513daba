package dev.holdpoint.server.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** What a program runs within that is not to outlive us: it ends when its standard input does. */
public record Guard(Path script) {
  private static final String SCRIPT = "guard.sh";

  /** Puts the script into this folder. */
  public static Guard install(Path folder) {
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = Guard.class.getResourceAsStream(SCRIPT)) {
      Files.createDirectories(folder);
      Files.copy(Objects.requireNonNull(in, SCRIPT), script, StandardCopyOption.REPLACE_EXISTING);
      return new Guard(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands before the program's own command. */
  public List<String> command() {
    return List.of("/bin/sh", script.toString());
  }
}
