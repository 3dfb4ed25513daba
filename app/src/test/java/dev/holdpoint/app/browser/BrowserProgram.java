package dev.holdpoint.app.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a Chromium; a fresh Debian machine that has none gets one, where we may install it.
 * Otherwise fails and says how, rather than passing without a browser.
 */
final class BrowserProgram {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String INSTALL = "apt-get update && apt-get install -y chromium";

  private BrowserProgram() {}

  static synchronized Path find() {
    String named = System.getProperty("holdpoint.chromium");
    if (named != null) {
      return Path.of(named);
    }
    Path known = onPath();
    if (known == null && mayInstall()) {
      install();
      known = onPath();
    }
    if (known == null) {
      throw new AssertionError(
          "There is no Chromium. Install it: "
              + INSTALL
              + " (or name another one: -Dholdpoint.chromium=PATH)");
    }
    return known;
  }

  private static @Nullable Path onPath() {
    return NAMES.stream()
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static boolean mayInstall() {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/usr/bin/apt-get"));
  }

  private static void install() {
    System.out.println("There is no Chromium here. Installing it: " + INSTALL);
    try {
      Path log = Files.createTempFile("holdpoint-apt", ".log");
      ProcessBuilder apt = new ProcessBuilder("sh", "-c", INSTALL).redirectErrorStream(true);
      apt.environment().put("DEBIAN_FRONTEND", "noninteractive");
      int exit = apt.redirectOutput(log.toFile()).start().waitFor();
      if (exit != 0) {
        throw new AssertionError("Chromium could not be installed: " + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while Chromium was being installed", e);
    }
  }
}
