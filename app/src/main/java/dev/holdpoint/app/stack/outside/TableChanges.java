package dev.holdpoint.app.stack.outside;

import static dev.holdpoint.app.stack.outside.TableRequest.BILLING;
import static dev.holdpoint.app.stack.outside.TableRequest.INDEXES;
import static dev.holdpoint.app.stack.outside.TableRequest.PROTECTION;
import static dev.holdpoint.app.stack.outside.TableRequest.STREAM;
import static dev.holdpoint.app.stack.outside.TableRequest.THROUGHPUT;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes of a table that is there the one that is wanted: calls of UpdateTable, one behind the
 * other, as DynamoDB takes one change at a time.
 *
 * @param there as DescribeTable shows it
 * @param request as CreateTable would be asked
 */
record TableChanges(JsonNode there, ObjectNode request) {

  /** What cannot be changed and is other than wanted, or null. */
  @Nullable String fixed() {
    if (!there.path("KeySchema").equals(request.path("KeySchema"))) {
      return "KeySchema";
    }
    Map<String, JsonNode> old = attributes(there);
    Map<String, JsonNode> wanted = attributes(request);
    for (JsonNode key : there.path("KeySchema")) {
      String name = key.path("AttributeName").asString("");
      if (!old.getOrDefault(name, Json.text("")).equals(wanted.get(name))) {
        return "AttributeDefinitions";
      }
    }
    return indexes(there, "LocalSecondaryIndexes").equals(indexes(request, "LocalSecondaryIndexes"))
        ? null
        : "LocalSecondaryIndexes";
  }

  List<ObjectNode> updates() {
    List<ObjectNode> updates = new ArrayList<>();
    billing(updates);
    indexes(updates);
    stream(updates);
    boolean protectedNow = there.path(PROTECTION).asBoolean(false);
    if (protectedNow != request.path(PROTECTION).asBoolean(false)) {
      updates.add(update().put(PROTECTION, !protectedNow));
    }
    return updates;
  }

  private ObjectNode update() {
    return Json.object().put("TableName", request.path("TableName").asString());
  }

  private void billing(List<ObjectNode> updates) {
    String mode = there.path("BillingModeSummary").path(BILLING).asString("PROVISIONED");
    String wanted = request.path(BILLING).asString();
    boolean counted = wanted.equals("PROVISIONED");
    boolean same = mode.equals(wanted);
    if (same && (!counted || units(there).equals(request.path(THROUGHPUT)))) {
      return;
    }
    ObjectNode update = update().put(BILLING, wanted);
    if (counted) {
      update.set(THROUGHPUT, request.path(THROUGHPUT));
    }
    if (counted && !same) {
      var changes = update.putArray("GlobalSecondaryIndexUpdates");
      Map<String, JsonNode> old = named(there);
      for (JsonNode index : request.path(INDEXES)) {
        if (old.containsKey(index.path("IndexName").asString())) {
          ObjectNode change = Json.object();
          change.set("IndexName", index.path("IndexName"));
          change.set(THROUGHPUT, index.path(THROUGHPUT));
          changes.addObject().set("Update", change);
        }
      }
    }
    updates.add(update);
  }

  private static ObjectNode units(JsonNode table) {
    ObjectNode units = Json.object();
    for (String key : List.of("ReadCapacityUnits", "WriteCapacityUnits")) {
      units.put(key, table.path(THROUGHPUT).path(key).asLong(0));
    }
    return units;
  }

  /** An index of another form is another index: the old one goes first. */
  private void indexes(List<ObjectNode> updates) {
    Map<String, JsonNode> old = indexes(there, INDEXES);
    Map<String, JsonNode> wanted = indexes(request, INDEXES);
    old.forEach((name, index) -> {
      if (!index.equals(wanted.get(name))) {
        updates.add(change("Delete", Json.object().put("IndexName", name)));
      }
    });
    for (JsonNode index : request.path(INDEXES)) {
      String name = index.path("IndexName").asString();
      if (!wanted.getOrDefault(name, index).equals(old.get(name))) {
        ObjectNode create = change("Create", (ObjectNode) index);
        create.set("AttributeDefinitions", request.path("AttributeDefinitions"));
        updates.add(create);
      }
    }
  }

  private ObjectNode change(String kind, ObjectNode index) {
    ObjectNode update = update();
    update.putArray("GlobalSecondaryIndexUpdates").addObject().set(kind, index);
    return update;
  }

  private void stream(List<ObjectNode> updates) {
    JsonNode old = there.path(STREAM);
    JsonNode wanted = request.path(STREAM);
    boolean on = old.path("StreamEnabled").asBoolean(false);
    if (on
        && wanted.isObject()
        && old.path("StreamViewType").equals(wanted.path("StreamViewType"))) {
      return;
    }
    if (on) {
      updates.add(update());
      updates.getLast().putObject(STREAM).put("StreamEnabled", false);
    }
    if (wanted.isObject()) {
      updates.add(update());
      updates.getLast().set(STREAM, wanted);
    }
  }

  private static Map<String, JsonNode> attributes(JsonNode table) {
    Map<String, JsonNode> types = new HashMap<>();
    for (JsonNode attribute : table.path("AttributeDefinitions")) {
      types.put(attribute.path("AttributeName").asString(""), attribute.path("AttributeType"));
    }
    return types;
  }

  private static Map<String, JsonNode> named(JsonNode table) {
    Map<String, JsonNode> named = new LinkedHashMap<>();
    table.path(INDEXES).forEach(index -> named.put(index.path("IndexName").asString(), index));
    return named;
  }

  /** Indexes by their names: what makes them what they are. */
  private static Map<String, JsonNode> indexes(JsonNode table, String member) {
    Map<String, JsonNode> named = new LinkedHashMap<>();
    for (JsonNode index : table.path(member)) {
      ObjectNode form = Json.object();
      form.set("KeySchema", index.path("KeySchema"));
      form.set("Projection", index.path("Projection"));
      named.put(index.path("IndexName").asString(), form);
    }
    return named;
  }
}
