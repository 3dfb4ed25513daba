package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Failure;

/** Where a call is made. */
sealed interface Route {
  /** In the transaction that tells of it. */
  record WithinTheCommit(LocalCall call) implements Route {}

  /** After the commit, on a thread of its own: it blocks, or leaves this process. */
  record Outside(OutsideCall call) implements Route {}

  /** Nowhere: nobody serves it. */
  record Nowhere(Failure failure) implements Route {}
}
