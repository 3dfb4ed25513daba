package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a Task state. */
final class TaskReader {
  private static final Set<String> FIELDS =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "Arguments",
          "Output",
          "Assign",
          "Resource",
          "Credentials",
          "ResultSelector",
          "Retry",
          "Catch",
          "TimeoutSeconds",
          "TimeoutSecondsPath",
          "HeartbeatSeconds",
          "HeartbeatSecondsPath",
          "Next",
          "End");

  private static final long MAX_SECONDS = 99_999_999;

  private TaskReader() {}

  static @Nullable State read(String name, Fields fields) {
    StateReader.only(fields, FIELDS);
    fields.require("Resource");
    Resource resource = ResourceReader.read(fields);
    Seconds timeout = seconds(fields, "TimeoutSeconds");
    Seconds heartbeat = seconds(fields, "HeartbeatSeconds");
    checkOrder(fields, timeout, heartbeat);
    List<Retrier> retriers = RecoveryReader.retriers(fields);
    List<Catcher> catchers = RecoveryReader.catchers(fields);
    Next next = StateReader.next(fields);
    if (resource == null) {
      return null;
    }
    return new State.Task(
        name,
        resource,
        StateReader.selection(fields, "InputPath"),
        StateReader.template(fields, "Parameters"),
        StateReader.template(fields, "ResultSelector"),
        StateReader.resultPath(fields),
        StateReader.selection(fields, "OutputPath"),
        timeout,
        heartbeat,
        retriers,
        catchers,
        next);
  }

  private static @Nullable Seconds seconds(Fields fields, String name) {
    fields.atMostOne(name, name + "Path");
    Long literal = fields.integer(name, 1, MAX_SECONDS);
    if (literal != null) {
      return new Seconds.Literal(literal);
    }
    JsonPath path = fields.place(name + "Path");
    return path == null ? null : new Seconds.At(path);
  }

  private static void checkOrder(
      Fields fields, @Nullable Seconds timeout, @Nullable Seconds heartbeat) {
    if (timeout instanceof Seconds.Literal(long most)
        && heartbeat instanceof Seconds.Literal(long beat)
        && beat >= most) {
      fields
          .problems()
          .schema("HeartbeatSeconds must be smaller than TimeoutSeconds", fields.location());
    }
  }
}
