package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Received;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a function with {@code ReportBatchItemFailures} says of its batch. An answer that cannot be
 * understood fails the whole batch, an empty one fails nothing, as on AWS.
 */
final class BatchItemFailures {
  private BatchItemFailures() {}

  /** The messages that did not fail. */
  static List<Received> done(List<Received> batch, byte[] payload) {
    JsonNode answer;
    try {
      answer = Json.parse(payload);
    } catch (JacksonException e) {
      return List.of();
    }
    JsonNode failures = answer.path("batchItemFailures");
    if (answer.isNull() || (answer.isObject() && answer.isEmpty()) || failures.isNull()) {
      return batch;
    }
    if (!failures.isArray()) {
      return answer.isObject() && failures.isMissingNode() ? batch : List.of();
    }
    return without(failed(failures), batch);
  }

  private static Set<String> failed(JsonNode failures) {
    Set<String> failed = new HashSet<>();
    failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asString("")));
    return failed;
  }

  private static List<Received> without(Set<String> failed, List<Received> batch) {
    Set<String> known = batch.stream().map(Received::messageId).collect(Collectors.toSet());
    if (!known.containsAll(failed)) {
      return List.of();
    }
    return batch.stream().filter(message -> !failed.contains(message.messageId())).toList();
  }
}
