package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.testkit.Fault;
import dev.holdpoint.testkit.SimulatedCrash;
import java.util.Random;
import java.util.function.Supplier;

/** What goes wrong with each unit of work, as the seed decides. One thread. */
final class Faults implements Fault.Source {
  private final Random random;
  private final Semantics semantics;
  private boolean calm = true;
  private Fault last = Fault.NONE;

  Faults(Random random, Semantics semantics) {
    this.random = random;
    this.semantics = semantics;
  }

  @Override
  public Fault next() {
    last = calm ? Fault.NONE : semantics.fault(random.nextInt(1_000));
    return last;
  }

  /** Whether nothing goes wrong. */
  boolean calm() {
    return calm;
  }

  void begin() {
    calm = false;
  }

  void end() {
    calm = true;
  }

  /** Does something that nothing goes wrong with. */
  <T> T calmly(Supplier<T> work) {
    boolean before = calm;
    calm = true;
    try {
      return work.get();
    } finally {
      calm = before;
    }
  }

  /** Whether the unit that just failed so was kept all the same. */
  boolean kept(Throwable failure) {
    return switch (last) {
      case CRASH_AFTER_COMMIT -> failure instanceof SimulatedCrash;
      case ANSWER_LOST -> failure instanceof StoreException;
      case NONE, REFUSED, BROKEN_OFF, CRASH_BEFORE_COMMIT -> false;
    };
  }
}
