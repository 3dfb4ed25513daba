package dev.holdpoint.testkit;

/**
 * The process "died" here. An error, so that no code which handles failures takes it for one: only
 * the simulation may catch it.
 */
public final class SimulatedCrash extends Error {
  SimulatedCrash(Fault fault) {
    super("Simulated crash (fault=" + fault + ")", null, false, false);
  }
}
