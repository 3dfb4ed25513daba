package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Which queues may name a queue as their dead-letter queue.
 *
 * @param text the attribute as it was given
 */
record RedriveAllowance(String permission, Set<Arn> sources, String text) {
  private static final Set<String> PERMISSIONS = Set.of("allowAll", "denyAll", "byQueue");
  private static final int MOST_SOURCES = 10;

  static RedriveAllowance parse(String text) {
    try {
      JsonNode json = Json.parse(text);
      String permission = json.path("redrivePermission").asString("");
      Set<Arn> sources =
          json.path("sourceQueueArns")
              .valueStream()
              .map(arn -> Arn.of(arn.asString()))
              .collect(Collectors.toUnmodifiableSet());
      if (PERMISSIONS.contains(permission)
          && sources.size() <= MOST_SOURCES
          && permission.equals("byQueue") != sources.isEmpty()) {
        return new RedriveAllowance(permission, sources, text);
      }
    } catch (JacksonException e) {
      throw SqsError.attributeValue(AttributeRule.REDRIVE_ALLOW);
    }
    throw SqsError.attributeValue(AttributeRule.REDRIVE_ALLOW);
  }

  boolean allows(Arn source) {
    return permission.equals("allowAll") || sources.contains(source);
  }
}
