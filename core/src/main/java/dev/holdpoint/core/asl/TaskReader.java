package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
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
    ParameterRules.check(fields, resource);
    Dataflow data = DataflowReader.read(fields);
    Quantity timeout = QuantityReader.one(fields, "TimeoutSeconds", 1, MAX_SECONDS);
    Quantity heartbeat = QuantityReader.one(fields, "HeartbeatSeconds", 1, MAX_SECONDS);
    checkOrder(fields, timeout, heartbeat);
    Query credentials = DataflowReader.template(fields, "Credentials");
    List<Retrier> retriers = RecoveryReader.retriers(fields);
    List<Catcher> catchers = RecoveryReader.catchers(fields);
    Next next = StateReader.next(fields);
    return resource == null
        ? null
        : new State.Task(
            name, data, resource, timeout, heartbeat, credentials, retriers, catchers, next);
  }

  private static void checkOrder(
      Fields fields, @Nullable Quantity timeout, @Nullable Quantity heartbeat) {
    if (timeout instanceof Quantity.Literal(double most)
        && heartbeat instanceof Quantity.Literal(double beat)
        && beat >= most) {
      fields
          .problems()
          .schema("HeartbeatSeconds must be smaller than TimeoutSeconds", fields.location());
    }
  }
}
