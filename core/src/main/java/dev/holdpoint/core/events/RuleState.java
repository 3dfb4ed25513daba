package dev.holdpoint.core.events;

/** Whether a rule does anything. */
public enum RuleState {
  ENABLED,
  DISABLED
}
