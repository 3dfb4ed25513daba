package dev.holdpoint.testkit.sim;

import dev.holdpoint.testkit.SimulatedCrash;

/** Whether a node's process lives, and whether it can do anything else now. One thread. */
final class Life {
  private boolean over;
  private boolean still;

  void end() {
    over = true;
  }

  /** While a loop of it sleeps, the whole process does. */
  boolean isStill() {
    return still;
  }

  /** Does something during which the process does nothing else. */
  void still(Runnable work) {
    still = true;
    try {
      work.run();
    } finally {
      still = false;
    }
  }

  /** Who slept while its process died does not go on. */
  void check() {
    if (over) {
      throw new SimulatedCrash("the process died meanwhile");
    }
  }
}
