package dev.holdpoint.app.node;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What of the log reaches the terminal: ours from INFO, libraries' from WARNING. */
public final class ApplicationLog {
  /** Kept: the log manager alone would let a logger without users be forgotten, with its level. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger OURS = Logger.getLogger("dev.holdpoint");

  /** A port that cannot be had is told in our words, without Helidon's stack trace. */
  private static final Logger LISTENER = Logger.getLogger("io.helidon.webserver.LoomServer");

  private ApplicationLog() {}

  /** One line for each record, on standard error. */
  public static void configure() {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
    ROOT.setLevel(Level.WARNING);
    OURS.setLevel(Level.INFO);
    LISTENER.setLevel(Level.OFF);
  }
}
