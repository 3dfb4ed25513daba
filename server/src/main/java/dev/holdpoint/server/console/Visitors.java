package dev.holdpoint.server.console;

import dev.holdpoint.server.access.AccessRole;

/** What visitors are told who may not look. */
final class Visitors {
  private static final int FORBIDDEN = 403;

  private Visitors() {}

  static Page elsewhere() {
    return Page.problem(
        FORBIDDEN,
        "Only on this machine",
        "This server has no access keys, so there is no login, and the console is shown only to"
            + " browsers on the machine that runs Holdpoint, under the name localhost or 127.0.0.1."
            + " From elsewhere, use a tunnel, for instance: ssh -L 4566:127.0.0.1:4566 HOST");
  }

  static Page notWithThisRole(AccessRole role) {
    return Page.problem(
        FORBIDDEN,
        "Not with this key",
        "The links in mails answer for people, so a key whose role is "
            + role.text()
            + " does not show them. Log in with one that is operator or admin.");
  }
}
