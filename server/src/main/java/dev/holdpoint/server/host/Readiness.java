package dev.holdpoint.server.host;

/** Whether a function has all that it needs to run at once. */
public enum Readiness {
  /** It has. */
  READY,
  /** It was made just now, and something is being installed for it. */
  CREATING,
  /** It was changed just now, and something is being installed for it. */
  UPDATING
}
