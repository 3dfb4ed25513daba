package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Seconds;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import tools.jackson.databind.JsonNode;

/** A number of seconds that a path finds. */
final class SecondsValue {
  /** AWS's largest value, about three years. */
  private static final long MAX_SECONDS = 99_999_999;

  private SecondsValue() {}

  static long of(Seconds seconds, String field, Scope scope) {
    return switch (seconds) {
      case Seconds.Literal(long literal) -> literal;
      case Seconds.At(JsonPath path) -> positive(path, field, scope);
    };
  }

  private static long positive(JsonPath path, String field, Scope scope) {
    long seconds = read(path, field, scope);
    if (seconds == 0) {
      throw refused("The " + field + " parameter must be a positive value", path, 0);
    }
    return seconds;
  }

  /** At least 0, at most what AWS allows. */
  static long read(JsonPath path, String field, Scope scope) {
    JsonNode value = path.read(scope);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refused("The " + field + " parameter cannot be parsed as a long value", path, value);
    }
    long seconds = value.longValue();
    if (seconds < 0) {
      throw refused("The " + field + " parameter references a negative value", path, value);
    }
    if (seconds > MAX_SECONDS) {
      throw refused(
          "The " + field + " parameter references a value above " + MAX_SECONDS, path, value);
    }
    return seconds;
  }

  private static QueryFailure refused(String what, JsonPath path, Object value) {
    return new QueryFailure(Failure.RUNTIME, what + ": " + path + " == " + value);
  }
}
