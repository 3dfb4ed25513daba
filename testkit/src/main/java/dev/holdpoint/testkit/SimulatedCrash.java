package dev.holdpoint.testkit;

/**
 * The process "died" here. An error, so that no code which handles failures takes it for one: only
 * the simulation may catch it.
 */
public final class SimulatedCrash extends Error {
  SimulatedCrash(Fault fault) {
    this("fault=" + fault);
  }

  /** A death for another reason than a fault of the store. */
  public SimulatedCrash(String why) {
    super("Simulated crash (" + why + ")", null, false, false);
  }
}
