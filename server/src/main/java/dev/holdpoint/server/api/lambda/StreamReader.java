package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.remote.RefusedException;
import dev.holdpoint.server.calls.remote.RemoteServices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a table's stream at its endpoint. */
record StreamReader(RemoteServices services, Arn stream) {
  private static final String MODULE = "dynamodbstreams";
  private static final String TRIMMED = "TrimmedDataAccessException";
  private static final int MOST_AT_ONCE = 1000;

  /** Part of a stream, whose records are in order. */
  record Shard(String id, String parent) {}

  /**
   * Some records.
   *
   * @param next where reading goes on, null where the shard is closed and read
   */
  record Page(List<JsonNode> records, @Nullable String next) {}

  List<Shard> shards() {
    List<Shard> shards = new ArrayList<>();
    String last = null;
    do {
      ObjectNode request = Json.object().put("StreamArn", stream.value());
      if (last != null) {
        request.put("ExclusiveStartShardId", last);
      }
      JsonNode shown = services.read(MODULE, "describeStream", request).path("StreamDescription");
      for (JsonNode shard : shown.path("Shards")) {
        shards.add(
            new Shard(
                shard.path("ShardId").asString(""), shard.path("ParentShardId").asString("")));
      }
      last = shown.path("LastEvaluatedShardId").stringValue(null);
    } while (last != null);
    return shards;
  }

  /** Where to read on behind this record; what is too old to be kept is passed over. */
  String iterator(String shard, @Nullable String after) {
    try {
      return iteratorOf(shard, after);
    } catch (RefusedException refused) {
      if (after != null && refused.code().equals(TRIMMED)) {
        return iteratorOf(shard, null);
      }
      throw refused;
    }
  }

  private String iteratorOf(String shard, @Nullable String after) {
    ObjectNode request = Json.object().put("StreamArn", stream.value()).put("ShardId", shard);
    if (after == null) {
      request.put("ShardIteratorType", "TRIM_HORIZON");
    } else {
      request.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", after);
    }
    return services.read(MODULE, "getShardIterator", request).path("ShardIterator").asString();
  }

  Page page(String iterator, int most) {
    ObjectNode request =
        Json.object().put("ShardIterator", iterator).put("Limit", Math.min(most, MOST_AT_ONCE));
    JsonNode answer = services.read(MODULE, "getRecords", request);
    return new Page(
        answer.path("Records").valueStream().toList(),
        answer.path("NextShardIterator").stringValue(null));
  }
}
