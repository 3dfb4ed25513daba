package dev.holdpoint.core.events.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RateTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:07Z");

  @ParameterizedTest
  @CsvSource({
    "rate(1 minute),PT1M",
    "rate(10 minutes),PT10M",
    "rate(1 hour),PT1H",
    "rate(7 days),PT168H"
  })
  void expressionsAreRead(String text, Duration period) {
    assertEquals(new Rate(period), ScheduleExpression.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 minutes)",
        "rate(5 minute)",
        "rate(0 minutes)",
        "rate(-1 minute)",
        "rate(5)",
        "rate(5 seconds)",
        "rate(1.5 hours)",
        "rate(5minutes)",
        "rate(10 minutes",
        "every 5 minutes",
        ""
      })
  void grammarIsInsistedOn(String text) {
    assertThrows(AwsException.class, () -> ScheduleExpression.parse(text));
  }

  @Test
  void firstFiringIsOnePeriodAway() {
    assertEquals(START.plusSeconds(600), ScheduleExpression.parse("rate(10 minutes)").first(START));
  }

  @Test
  void rhythmStaysAfterADowntime() {
    ScheduleExpression rate = ScheduleExpression.parse("rate(10 minutes)");
    assertEquals(START.plusSeconds(600), rate.next(START, START));
    assertEquals(START.plusSeconds(600), rate.next(START, START.plusSeconds(599)));
    assertEquals(START.plusSeconds(1200), rate.next(START, START.plusSeconds(600)));
    assertEquals(START.plusSeconds(3600), rate.next(START, START.plusSeconds(3599)));
  }
}
