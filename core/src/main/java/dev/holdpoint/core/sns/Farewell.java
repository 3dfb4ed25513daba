package dev.holdpoint.core.sns;

/** What an unsubscribe link stands for. */
public sealed interface Farewell {
  /** It may be used. */
  record Open(Subscription subscription) implements Farewell {}

  /** Only the subscription's owner may end it, through the API. */
  record OwnerOnly(Subscription subscription) implements Farewell {}

  /** No such link was ever sent, or the subscription has ended. */
  record Unknown() implements Farewell {}
}
