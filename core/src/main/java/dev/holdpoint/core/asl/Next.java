package dev.holdpoint.core.asl;

/** What follows a state. */
public sealed interface Next {
  record To(String state) implements Next {}

  record End() implements Next {}
}
