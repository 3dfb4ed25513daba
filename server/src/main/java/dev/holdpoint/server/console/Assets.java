package dev.holdpoint.server.console;

import dev.holdpoint.server.http.WebResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The style sheet and the script, which lie beside this class. */
final class Assets {
  private static final byte[] STYLE = read("console.css");
  private static final byte[] SCRIPT = read("live.js");

  private Assets() {}

  static WebResponse style() {
    return Headers.asset(WebResponse.of(200, "text/css; charset=utf-8", STYLE));
  }

  static WebResponse script() {
    return Headers.asset(WebResponse.of(200, "text/javascript; charset=utf-8", SCRIPT));
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "Expected a part of the console, but it is missing (name=" + name + ")");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
