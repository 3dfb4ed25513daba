package dev.holdpoint.core.sns;

/** What a confirmation link stands for. */
public sealed interface Invitation {
  /** It waits for a yes. */
  record Open(Subscription subscription) implements Invitation {}

  /** The yes was given. */
  record Accepted(Subscription subscription) implements Invitation {}

  /** Nobody answered in time. */
  record Expired(Subscription subscription) implements Invitation {}

  /** No such link was ever sent, or what it was for is gone. */
  record Unknown() implements Invitation {}
}
