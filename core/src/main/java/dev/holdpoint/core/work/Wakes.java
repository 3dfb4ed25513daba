package dev.holdpoint.core.work;

import java.time.Instant;

/** A loop that can be woken: something is due then. Only shortens its wait; may be lost. */
@FunctionalInterface
public interface Wakes {
  void at(Instant due);
}
