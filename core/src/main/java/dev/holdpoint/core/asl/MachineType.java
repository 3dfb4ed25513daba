package dev.holdpoint.core.asl;

/** The two kinds of state machines; a definition may say less in an Express one. */
public enum MachineType {
  STANDARD,
  EXPRESS
}
