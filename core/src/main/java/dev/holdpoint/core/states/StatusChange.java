package dev.holdpoint.core.states;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What EventBridge is told of an execution whose status has changed: DescribeExecution's members,
 * null where they have no value, and times in milliseconds.
 */
public final class StatusChange {
  /** Input and output together; larger ones are left out. */
  private static final int MAX_BYTES = 248 * 1024;

  private StatusChange() {}

  public static JsonNode of(Tx tx, Turn turn, ExecutionRow row) {
    ObjectNode detail =
        Json.object()
            .put("executionArn", row.arn().value())
            .put("stateMachineArn", row.machineArn().value())
            .put("stateMachineVersionArn", text(row.origin().version()))
            .put("stateMachineAliasArn", text(row.origin().alias()))
            .put("name", row.name())
            .put("status", row.status().name())
            .put("startDate", millis(row.startedAt()))
            .put("stopDate", millis(row.stoppedAt()));
    redrives(detail, tx, turn, row);
    return payloads(detail, Histories.input(tx, row), Histories.ending(tx, row));
  }

  private static void redrives(ObjectNode detail, Tx tx, Turn turn, ExecutionRow row) {
    Redrives.Redriven redriven = Redrives.find(tx, row);
    String reason = Redrives.whyNot(tx, turn, row);
    detail
        .put("redriveCount", redriven == null ? 0 : redriven.count())
        .put("redriveDate", redriven == null ? null : millis(redriven.at()))
        .put("redriveStatus", reason == null ? "REDRIVABLE" : "NOT_REDRIVABLE")
        .put("redriveStatusReason", reason);
  }

  private static ObjectNode payloads(ObjectNode detail, String input, Histories.Ending ending) {
    String output = ending.output();
    boolean included = size(input) + size(output) <= MAX_BYTES;
    detail
        .put("error", ending.error())
        .put("cause", ending.cause())
        .put("input", included ? input : null)
        .put("output", included ? output : null);
    detail.putObject("inputDetails").put("included", included);
    if (output == null) {
      return detail.putNull("outputDetails");
    }
    detail.putObject("outputDetails").put("included", included);
    return detail;
  }

  private static int size(@Nullable String text) {
    return text == null ? 0 : text.getBytes(UTF_8).length;
  }

  private static @Nullable String text(@Nullable Arn arn) {
    return arn == null ? null : arn.value();
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : Long.valueOf(at.toEpochMilli());
  }
}
