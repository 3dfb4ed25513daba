package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.remote.RefusedException;
import dev.holdpoint.server.calls.remote.RemoteServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A table's stream in memory: shards with records, of which the closed ones end. Thread-safe. */
final class FakeStreams implements RemoteServices {
  /** By the shard's id; sequence numbers count from 1 in each. */
  final Map<String, List<JsonNode>> shards =
      java.util.Collections.synchronizedMap(new LinkedHashMap<>());

  /** Shards that get no more records, and their children. */
  final Map<String, String> children = java.util.Collections.synchronizedMap(new LinkedHashMap<>());

  void put(String shard, String key, long time) {
    List<JsonNode> records = shards.computeIfAbsent(shard, _ -> new CopyOnWriteArrayList<>());
    ObjectNode record = Json.object().put("eventID", shard + key).put("eventName", "INSERT");
    ObjectNode change =
        record
            .putObject("dynamodb")
            .put("ApproximateCreationDateTime", time)
            .put("SequenceNumber", Integer.toString(records.size() + 1))
            .put("StreamViewType", "NEW_IMAGE");
    change.putObject("Keys").putObject("id").put("S", key);
    records.add(record.put("awsRegion", "ddblocal"));
  }

  @Override
  public boolean reaches(String module) {
    return true;
  }

  @Override
  public JsonNode ask(String module, String action, JsonNode parameters, String token) {
    throw new RefusedException("AccessDenied", false, "A stream is read.");
  }

  @Override
  public JsonNode read(String module, String action, JsonNode parameters) {
    return switch (action) {
      case "describeStream" -> described();
      case "getShardIterator" ->
          Json.object()
              .put(
                  "ShardIterator",
                  parameters.path("ShardId").asString()
                      + ":"
                      + parameters.path("SequenceNumber").asString("0"));
      default -> records(parameters);
    };
  }

  private JsonNode described() {
    ObjectNode stream = Json.object();
    ArrayNode all = stream.putObject("StreamDescription").putArray("Shards");
    for (String id : List.copyOf(shards.keySet())) {
      ObjectNode shard = all.addObject().put("ShardId", id);
      children.forEach((parent, child) -> {
        if (child.equals(id)) {
          shard.put("ParentShardId", parent);
        }
      });
    }
    return stream;
  }

  private JsonNode records(JsonNode parameters) {
    String[] place = parameters.path("ShardIterator").asString().split(":", -1);
    List<JsonNode> all = shards.getOrDefault(place[0], List.of());
    int from = Integer.parseInt(place[1]);
    int to = Math.min(all.size(), from + parameters.path("Limit").asInt());
    ObjectNode answer = Json.object();
    ArrayNode records = answer.putArray("Records");
    all.subList(from, to).forEach(records::add);
    return children.containsKey(place[0]) && to == all.size()
        ? answer
        : answer.put("NextShardIterator", place[0] + ":" + to);
  }
}
