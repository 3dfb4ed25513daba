package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.asl.AwsActions;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * An action of any service of AWS as a target: {@code arn:aws:scheduler:::aws-sdk:SERVICE:ACTION}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html">
 *     Universal targets</a>
 */
public record UniversalTarget(String service, String action) {
  private static final String PREFIX = "arn:aws:scheduler:::aws-sdk:";

  /** With these begin the actions that only read, which AWS does not take. */
  private static final List<String> READING =
      List.of(
          "get",
          "describe",
          "list",
          "poll",
          "receive",
          "search",
          "scan",
          "query",
          "select",
          "read",
          "lookup",
          "discover",
          "validate",
          "batchGet",
          "batchDescribe",
          "batchRead",
          "transactGet",
          "adminGet",
          "adminList",
          "testMigration",
          "retrieve",
          "testConnection",
          "translateDocument",
          "isAuthorized",
          "invokeModel");

  /** What the ARN names, or null where it is another target's. */
  static @Nullable UniversalTarget of(Arn arn) {
    if (!arn.value().startsWith(PREFIX)) {
      return null;
    }
    String[] parts = arn.value().substring(PREFIX.length()).split(":", -1);
    return new UniversalTarget(parts[0], parts.length == 2 ? parts[1] : "");
  }

  /** Refuses what AWS does not call, and an input that can be nobody's parameters. */
  void check(Arn arn, @Nullable String input) {
    if (!AwsActions.contains(service, action)) {
      throw SchedulerError.validation(
          "Provided Arn is not in correct format: AWS has no action "
              + service
              + ":"
              + action
              + ".");
    }
    if (READING.stream().anyMatch(action::startsWith)) {
      throw SchedulerError.validation(
          arn + " only reads, which is not supported as a universal target.");
    }
    if (input != null && !isObject(input)) {
      throw SchedulerError.validation(
          "Invalid RequestJson provided. Reason The Input of a universal target must be a JSON"
              + " object.");
    }
  }

  private static boolean isObject(String input) {
    try {
      return Json.parse(input).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }
}
