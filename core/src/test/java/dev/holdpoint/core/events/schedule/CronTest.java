package dev.holdpoint.core.events.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 10 * * ? *              | 2026-11-23T09:59:59Z | 2026-11-23T10:00:00Z
          0 10 * * ? *              | 2026-11-23T10:00:00Z | 2026-11-24T10:00:00Z
          15 12 * * ? *             | 2026-12-31T12:15:00Z | 2027-01-01T12:15:00Z
          0 18 ? * MON-FRI *        | 2026-11-20T18:00:00Z | 2026-11-23T18:00:00Z
          0 8 1 * ? *               | 2026-11-01T08:00:01Z | 2026-12-01T08:00:00Z
          0/15 * * * ? *            | 2026-11-23T10:15:00Z | 2026-11-23T10:30:00Z
          0/15 * * * ? *            | 2026-11-23T10:45:30Z | 2026-11-23T11:00:00Z
          1/10 * * * ? *            | 2026-11-23T10:51:00Z | 2026-11-23T11:01:00Z
          */20 5 * * ? *            | 2026-11-23T05:40:00Z | 2026-11-24T05:00:00Z
          10-20/5 3 * * ? *         | 2026-11-23T03:15:00Z | 2026-11-23T03:20:00Z
          0/5 8-17 ? * 2-6 *        | 2026-11-20T17:55:00Z | 2026-11-23T08:00:00Z
          0,30 6,18 * jan,JUL ? *   | 2026-11-23T00:00:00Z | 2027-01-01T06:00:00Z
          0 0 29 2 ? *              | 2026-11-23T00:00:00Z | 2028-02-29T00:00:00Z
          0 0 29 2 ? *              | 2096-02-29T00:00:00Z | 2104-02-29T00:00:00Z
          0 0 31 * ? *              | 2026-11-01T00:00:00Z | 2026-12-31T00:00:00Z
          0 0 L * ? *               | 2027-02-01T00:00:00Z | 2027-02-28T00:00:00Z
          0 0 L * ? *               | 2028-02-01T00:00:00Z | 2028-02-29T00:00:00Z
          0 0 1,L * ? *             | 2026-11-01T00:00:00Z | 2026-11-30T00:00:00Z
          0 0 3W * ? *              | 2026-10-01T00:00:00Z | 2026-10-02T00:00:00Z
          0 0 1W * ? *              | 2026-07-30T00:00:00Z | 2026-08-03T00:00:00Z
          0 0 31W * ? *             | 2027-01-01T00:00:00Z | 2027-01-29T00:00:00Z
          0 0 15W * ? *             | 2026-11-01T00:00:00Z | 2026-11-16T00:00:00Z
          0 0 LW * ? *              | 2027-02-01T00:00:00Z | 2027-02-26T00:00:00Z
          0 0 ? * L *               | 2026-11-23T00:00:00Z | 2026-11-28T00:00:00Z
          0 0 ? * 6L *              | 2026-11-23T00:00:00Z | 2026-11-27T00:00:00Z
          0 0 ? * FRIL *            | 2026-11-27T00:00:00Z | 2026-12-25T00:00:00Z
          0 0 ? * 3#2 *             | 2026-11-23T00:00:00Z | 2026-12-08T00:00:00Z
          0 0 ? * SUN#5 *           | 2026-11-30T00:00:00Z | 2027-01-31T00:00:00Z
          30 9 ? 1/3 2#1 2026-2028  | 2026-11-23T00:00:00Z | 2027-01-04T09:30:00Z
          0 0 1 1 ? 2199            | 2026-11-23T00:00:00Z | 2199-01-01T00:00:00Z
          """)
  void nextFiring(String fields, Instant after, Instant expected) {
    assertEquals(expected, ScheduleExpression.parse("cron(" + fields + ")").first(after));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0 0 30 2 ? *", "0 0 31 4,6,9,11 ? *", "0 0 1 1 ? 2025", "0 0 29 2 ? 2027"})
  void impossibleDatesNeverCome(String fields) {
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    assertNull(ScheduleExpression.parse("cron(" + fields + ")").first(now));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 10 * * ?",
        "0 10 * * ? * *",
        "0 10 * * * *",
        "0 10 ? * ? *",
        "7 20 * * 1-7 *",
        "60 10 * * ? *",
        "0 24 * * ? *",
        "0 0 0 * ? *",
        "0 0 32 * ? *",
        "0 0 * 13 ? *",
        "0 0 * FOO ? *",
        "0 0 ? * 0 *",
        "0 0 ? * 8 *",
        "0 0 ? * 3#6 *",
        "0 0 ? * 3#1,6#3 *",
        "0 0 * * ? 1969",
        "0 0 * * ? 2200",
        "5-1 0 * * ? *",
        "0/0 0 * * ? *",
        "+5 0 * * ? *",
        "1, 0 * * ? *",
        "? 0 * * ? *",
        "0 0 L-3 * ? *",
        "0 0 W * ? *",
        "99999999999 0 * * ? *",
        ""
      })
  void whatIsNotTheDialectIsRefused(String fields) {
    AwsException refused =
        assertThrows(AwsException.class, () -> ScheduleExpression.parse("cron(" + fields + ")"));
    assertEquals("Parameter ScheduleExpression is not valid.", refused.getMessage());
  }

  @Test
  void missedFiringsAreNotMadeUpFor() {
    ScheduleExpression hourly = ScheduleExpression.parse("cron(0 * * * ? *)");
    Instant due = Instant.parse("2026-11-23T10:00:00Z");
    assertEquals(
        Instant.parse("2026-11-23T15:00:00Z"),
        hourly.next(due, Instant.parse("2026-11-23T14:20:00Z")));
    assertEquals(Instant.parse("2026-11-23T11:00:00Z"), hourly.next(due, due));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(9223372036854775807 minutes)",
        "rate(9223372036854775807 days)",
        "rate(99999999999999999999 minutes)",
        "rate(0 minutes)"
      })
  void ratesThatNoClockReachesAreRefused(String text) {
    AwsException told = assertThrows(AwsException.class, () -> ScheduleExpression.parse(text));
    assertEquals("Parameter ScheduleExpression is not valid.", told.getMessage());
  }
}
