package dev.holdpoint.app.cli;

import java.io.PrintStream;

/** What is said on standard output and standard error. */
@SuppressWarnings("SystemOut") // A command line program talks there; the log is for operators.
public final class Terminal {
  private static final PrintStream OUT = System.out;

  private Terminal() {}

  /** One line on standard output, at once. */
  public static void line(String text) {
    OUT.println(text);
    OUT.flush();
  }

  /** One line on standard error. */
  static void error(String text) {
    System.err.println(text);
  }
}
