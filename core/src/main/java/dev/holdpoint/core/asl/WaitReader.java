package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a Wait state. */
final class WaitReader {
  private static final Set<String> FIELDS =
      Set.of(
          "InputPath",
          "OutputPath",
          "Output",
          "Assign",
          "Seconds",
          "Timestamp",
          "SecondsPath",
          "TimestampPath",
          "Next",
          "End");

  private static final String[] FORMS = {"SecondsPath", "Seconds", "TimestampPath", "Timestamp"};
  private static final long MAX_SECONDS = 99_999_999;

  private WaitReader() {}

  static @Nullable State read(String name, Fields fields) {
    StateReader.only(fields, FIELDS);
    Dataflow data = DataflowReader.read(fields);
    Next next = StateReader.next(fields);
    WaitUntil until = until(fields);
    return until == null ? null : new State.Wait(name, data, until, next);
  }

  private static @Nullable WaitUntil until(Fields fields) {
    fields.atMostOne(FORMS);
    if (fields.has("Seconds") || fields.has("SecondsPath")) {
      Quantity seconds = QuantityReader.read(fields, "Seconds", 0, MAX_SECONDS);
      return seconds == null ? null : new WaitUntil.AfterSeconds(seconds);
    }
    if (fields.has("TimestampPath")) {
      JsonPath path = fields.place("TimestampPath");
      return path == null ? null : new WaitUntil.TimestampAt(path);
    }
    return timestamp(fields);
  }

  private static @Nullable WaitUntil timestamp(Fields fields) {
    if (!fields.has("Timestamp")) {
      fields
          .problems()
          .schema(
              "This object should have only one of the following fields: " + Arrays.toString(FORMS),
              fields.location());
    }
    if (fields.language() == QueryLanguage.JSONATA
        && Expressions.isExpression(fields.any("Timestamp"))) {
      Query expression = Expressions.expression(fields, "Timestamp");
      return expression == null ? null : new WaitUntil.TimestampComputed(expression);
    }
    Instant instant = fields.compiled("Timestamp", Timestamps::require, Timestamps.NOT_A_TIMESTAMP);
    return instant == null ? null : new WaitUntil.Timestamp(instant);
  }
}
