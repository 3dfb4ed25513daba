package dev.holdpoint.app.stack.outside;

import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.json.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What CreateTable is asked for a table that a template wants. */
final class TableRequest {
  static final String THROUGHPUT = "ProvisionedThroughput";
  static final String BILLING = "BillingMode";
  static final String ON_DEMAND = "PAY_PER_REQUEST";
  static final String INDEXES = "GlobalSecondaryIndexes";
  static final String STREAM = "StreamSpecification";
  static final String PROTECTION = "DeletionProtectionEnabled";

  /** Of an index, what changes nothing here. */
  private static final Set<String> IGNORED =
      Set.of(
          "ContributorInsightsSpecification",
          "OnDemandThroughput",
          "WarmThroughput",
          "WriteProvisionedThroughputSettings",
          "WriteOnDemandThroughputSettings",
          "ReadProvisionedThroughputSettings",
          "ReadOnDemandThroughputSettings");

  private final Wanted wanted;
  private final boolean global;

  private TableRequest(Wanted wanted, boolean global) {
    this.wanted = wanted;
    this.global = global;
  }

  /**
   * The request.
   *
   * @param global a global table is one table here, whose capacity nobody counts
   */
  static ObjectNode of(Wanted wanted, boolean global) {
    return new TableRequest(wanted, global).request();
  }

  private ObjectNode request() {
    ObjectNode request = Json.object().put("TableName", wanted.name());
    for (String same : Set.of("KeySchema", "AttributeDefinitions")) {
      if (!wanted.has(same)) {
        throw wanted.mistake(same, "it must be there");
      }
      request.set(same, wanted.get(same));
    }
    if (global) {
      request.put(BILLING, ON_DEMAND);
    } else {
      request.put(BILLING, wanted.textOr(BILLING, "PROVISIONED"));
      if (wanted.has(THROUGHPUT)) {
        request.set(THROUGHPUT, throughput(wanted.get(THROUGHPUT)));
      }
      if (wanted.has(PROTECTION)) {
        request.put(PROTECTION, wanted.flagOr(PROTECTION, false));
      }
    }
    indexes(INDEXES, request);
    indexes("LocalSecondaryIndexes", request);
    if (wanted.has(STREAM)) {
      request.set(STREAM, stream(wanted.get(STREAM)));
    }
    return request;
  }

  private void indexes(String property, ObjectNode request) {
    if (!wanted.has(property)) {
      return;
    }
    ArrayNode indexes = Json.array();
    for (JsonNode index : wanted.get(property)) {
      ObjectNode made = Json.object();
      for (String key : index.propertyNames()) {
        switch (key) {
          case "IndexName", "KeySchema", "Projection" -> made.set(key, index.path(key));
          case THROUGHPUT -> made.set(key, throughput(index.path(key)));
          default -> {
            if (!IGNORED.contains(key)) {
              throw wanted.mistake(
                  property + "." + key, "Holdpoint does not support it; remove it");
            }
          }
        }
      }
      indexes.add(made);
    }
    request.set(property, indexes);
  }

  /** Templates write numbers as texts, too. */
  private ObjectNode throughput(JsonNode given) {
    ObjectNode made = Json.object();
    for (String key : Set.of("ReadCapacityUnits", "WriteCapacityUnits")) {
      String text = given.path(key).asString("");
      if (!text.matches("\\d{1,9}")) {
        throw wanted.mistake(THROUGHPUT + "." + key, "expected a whole number");
      }
      made.put(key, Long.parseLong(text));
    }
    return made;
  }

  private ObjectNode stream(JsonNode given) {
    wanted.only(STREAM, given, Set.of("StreamViewType", "ResourcePolicy"));
    return Json.object()
        .put("StreamEnabled", true)
        .put("StreamViewType", given.path("StreamViewType").asString(""));
  }
}
