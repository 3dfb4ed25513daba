package dev.holdpoint.core.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry} and {@code Catch}. */
final class RecoveryReader {
  private static final Set<String> RETRIER =
      Set.of(
          "ErrorEquals",
          "IntervalSeconds",
          "MaxAttempts",
          "BackoffRate",
          "MaxDelaySeconds",
          "JitterStrategy",
          "Comment");

  private static final Set<String> CATCHER =
      Set.of("ErrorEquals", "Next", "ResultPath", "Comment", "Assign", "Output");

  private static final List<String> JITTER = List.of("NONE", "FULL");
  private static final long MAX = 99_999_999;

  private RecoveryReader() {}

  static List<Retrier> retriers(Fields state) {
    List<Retrier> retriers = new ArrayList<>();
    List<Fields> all = state.objects("Retry");
    for (Fields fields : all) {
      fields.only(RETRIER);
      retriers.add(retrier(fields, fields == all.getLast()));
    }
    return retriers;
  }

  private static Retrier retrier(Fields fields, boolean last) {
    return new Retrier(
        errors(fields, last),
        or(fields.integer("IntervalSeconds", 1, MAX), 1L),
        or(fields.integer("MaxAttempts", 0, MAX), 3L).intValue(),
        or(fields.number("BackoffRate", 1, MAX), 2.0),
        fields.integer("MaxDelaySeconds", 1, 31_622_400),
        isFullJitter(fields));
  }

  private static boolean isFullJitter(Fields fields) {
    String jitter = fields.string("JitterStrategy");
    if (jitter != null && !JITTER.contains(jitter)) {
      fields
          .problems()
          .schema("Value should be one of the following: " + JITTER, fields.at("JitterStrategy"));
    }
    return "FULL".equals(jitter);
  }

  static List<Catcher> catchers(Fields state) {
    List<Catcher> catchers = new ArrayList<>();
    List<Fields> all = state.objects("Catch");
    for (Fields fields : all) {
      StateReader.only(fields, CATCHER);
      fields.require("Next");
      List<String> errors = errors(fields, fields == all.getLast());
      String next = fields.string("Next");
      catchers.add(
          new Catcher(
              errors,
              DataflowReader.resultPath(fields),
              fields.language() == QueryLanguage.JSONATA
                  ? Expressions.template(fields, "Output")
                  : null,
              DataflowReader.assign(fields),
              or(next, "")));
    }
    return catchers;
  }

  private static List<String> errors(Fields fields, boolean last) {
    fields.require("ErrorEquals");
    List<String> errors = fields.strings("ErrorEquals");
    String where = fields.at("ErrorEquals");
    fields.notEmpty("ErrorEquals");
    if (errors.contains("States.ALL") && (!last || errors.size() > 1)) {
      fields.problems().schema("States.ALL must appear alone and at end of list", where);
    }
    return errors;
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
