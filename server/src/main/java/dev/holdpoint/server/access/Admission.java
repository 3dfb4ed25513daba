package dev.holdpoint.server.access;

import dev.holdpoint.server.http.WebRequest;

/** Decides who may see the pages and files that are not AWS's. Thread-safe. */
public interface Admission {
  Answer ask(WebRequest request);

  /** Whether somebody may come in. */
  sealed interface Answer {
    /** Yes, to see what this role may see. */
    record Welcome(AccessRole role) implements Answer {}

    /** Not from there, or not under that name. */
    record Elsewhere() implements Answer {}

    /** Who is it? */
    record Unknown() implements Answer {}
  }
}
