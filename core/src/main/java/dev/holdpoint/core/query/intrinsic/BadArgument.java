package dev.holdpoint.core.query.intrinsic;

/** Arguments that do not suit a function. Carries no stack trace, for it is no bug. */
public final class BadArgument extends RuntimeException {
  BadArgument(String message) {
    super(message, null, false, false);
  }
}
