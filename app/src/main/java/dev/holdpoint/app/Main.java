package dev.holdpoint.app;

import dev.holdpoint.app.cli.Commands;

/** Where the process begins. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(Commands.execute(arguments));
  }
}
