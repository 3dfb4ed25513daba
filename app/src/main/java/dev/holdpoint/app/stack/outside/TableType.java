package dev.holdpoint.app.stack.outside;

import dev.holdpoint.app.stack.Beginning;
import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.OutsideType;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.remote.MissingEndpoints;
import dev.holdpoint.server.calls.remote.RefusedException;
import dev.holdpoint.server.calls.remote.RemoteServices;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code AWS::DynamoDB::Table}, and {@code AWS::DynamoDB::GlobalTable} as one table, at the
 * endpoint of {@code dynamodb}.
 */
public record TableType(RemoteServices caller, boolean global) implements OutsideType {
  private static final String MODULE = "dynamodb";
  private static final String LIFETIME = "TimeToLiveSpecification";
  private static final String NOT_THERE = "ResourceNotFoundException";

  /** DynamoDB makes tables and indexes in the background; this long is waited for one step. */
  private static final long MOST_SECONDS = 600;

  private static final long LOOK_MILLIS = 200;

  @Override
  public String name() {
    return global ? "AWS::DynamoDB::GlobalTable" : "AWS::DynamoDB::Table";
  }

  @Override
  public Set<String> properties() {
    Set<String> both =
        Set.of(
            "TableName",
            "KeySchema",
            "AttributeDefinitions",
            TableRequest.INDEXES,
            "LocalSecondaryIndexes",
            TableRequest.STREAM,
            LIFETIME);
    Set<String> all = new java.util.HashSet<>(both);
    if (!global) {
      all.addAll(Set.of(TableRequest.BILLING, TableRequest.THROUGHPUT, TableRequest.PROTECTION));
    }
    return all;
  }

  @Override
  public Set<String> ignored() {
    return global
        ? Set.of(
            "BillingMode",
            "MultiRegionConsistency",
            "ReadOnDemandThroughputSettings",
            "ReadProvisionedThroughputSettings",
            "Replicas",
            "SSESpecification",
            "WarmThroughput",
            "WriteOnDemandThroughputSettings",
            "WriteProvisionedThroughputSettings")
        : Set.of(
            "ContributorInsightsSpecification",
            "OnDemandThroughput",
            "PointInTimeRecoverySpecification",
            "ResourcePolicy",
            "SSESpecification",
            "TableClass",
            "Tags",
            "WarmThroughput");
  }

  @Override
  public String nameProperty() {
    return "TableName";
  }

  @Override
  public int nameLength() {
    return 255;
  }

  @Override
  public @Nullable String missing() {
    return caller.reaches(MODULE) ? null : MissingEndpoints.text(name(), MODULE);
  }

  @Override
  public Made make(Wanted wanted, @Nullable Made known, Beginning beginning) {
    ObjectNode request = TableRequest.of(wanted, global);
    JsonNode there = find(wanted.name());
    if (there == null) {
      beginning.remember(wanted);
      ask("createTable", request);
    } else if (known == null) {
      throw wanted.mistake(
          "TableName",
          "the table "
              + wanted.name()
              + " is there already, and this stack did not make it; delete it, or give the template"
              + " another name");
    } else {
      change(wanted, new TableChanges(there, request));
    }
    JsonNode table = settled(wanted);
    live(wanted);
    return made(wanted, table);
  }

  private void change(Wanted wanted, TableChanges changes) {
    String fixed = changes.fixed();
    if (fixed != null) {
      throw wanted.mistake(
          fixed,
          "DynamoDB cannot change it on the table "
              + wanted.name()
              + ". A table of another name has it from the beginning, without these items: rename"
              + " the resource, or its TableName");
    }
    settled(wanted);
    for (ObjectNode update : changes.updates()) {
      ask("updateTable", update);
      settled(wanted);
    }
  }

  private static Made made(Wanted wanted, JsonNode table) {
    Map<String, JsonNode> attributes = new HashMap<>();
    attributes.put("Arn", table.path("TableArn"));
    if (table.has("TableId")) {
      attributes.put("TableId", table.path("TableId"));
    }
    if (table.path(TableRequest.STREAM).path("StreamEnabled").asBoolean(false)) {
      attributes.put("StreamArn", table.path("LatestStreamArn"));
    }
    return new Made(wanted.name(), attributes);
  }

  /** Brings the time to live to what is wanted. */
  private void live(Wanted wanted) {
    JsonNode spec = wanted.get(LIFETIME);
    boolean on = spec.path("Enabled").asBoolean(spec.isObject() && !spec.has("Enabled"));
    ObjectNode name = Json.object().put("TableName", wanted.name());
    JsonNode now = ask("describeTimeToLive", name).path("TimeToLiveDescription");
    boolean was = now.path("TimeToLiveStatus").asString("").startsWith("ENABL");
    String attribute = spec.path("AttributeName").asString("");
    String old = now.path("AttributeName").asString("");
    if (was && (!on || !old.equals(attribute))) {
      live(wanted, old, false);
    }
    if (on && (!was || !old.equals(attribute))) {
      live(wanted, attribute, true);
    }
  }

  private void live(Wanted wanted, String attribute, boolean enabled) {
    ObjectNode request = Json.object().put("TableName", wanted.name());
    request.putObject(LIFETIME).put("AttributeName", attribute).put("Enabled", enabled);
    ask("updateTimeToLive", request);
  }

  @Override
  public void remove(StackResource gone) {
    try {
      ask("deleteTable", Json.object().put("TableName", gone.name()));
    } catch (RefusedException refused) {
      if (!refused.code().equals(NOT_THERE)) {
        throw refused;
      }
    }
  }

  private @Nullable JsonNode find(String name) {
    try {
      return ask("describeTable", Json.object().put("TableName", name)).path("Table");
    } catch (RefusedException refused) {
      if (refused.code().equals(NOT_THERE)) {
        return null;
      }
      throw refused;
    }
  }

  /** The table, once nothing of it is on its way any more. */
  private JsonNode settled(Wanted wanted) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    try {
      while (System.nanoTime() < until) {
        JsonNode table = find(wanted.name());
        if (table != null && isSettled(table)) {
          return table;
        }
        // DynamoDB tells nobody when it is done.
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new TemplateException(
        "%s: the table %s is not ready yet; run the template again."
            .formatted(wanted.logicalId(), wanted.name()));
  }

  private static boolean isSettled(JsonNode table) {
    return table.path("TableStatus").asString("").equals("ACTIVE")
        && table
            .path(TableRequest.INDEXES)
            .valueStream()
            .allMatch(index -> index.path("IndexStatus").asString("").equals("ACTIVE"));
  }

  private JsonNode ask(String action, ObjectNode parameters) {
    return caller.ask(MODULE, action, parameters, "holdpoint");
  }
}
