package dev.holdpoint.example.approval;

import java.time.Instant;

/** Something to ask, for tests. */
final class Requests {
  static final String TOKEN = "AQCEAAAAKgAAAAMAAAAAAAAAAbz8x+/secretTOKENsecret0123456789==";
  static final LinkKeys KEYS = new LinkKeys("a key for the tests only");
  static final Instant UNTIL = Instant.parse("2026-11-24T10:15:42Z");

  private Requests() {}

  static ReviewRequest refund() {
    return withTitle("Refund of 480.00 EUR for order A-1027");
  }

  static ReviewRequest withTitle(String title) {
    return new ReviewRequest(title, "Arrived damaged", "Refunds", "run-1", UNTIL, TOKEN);
  }
}
