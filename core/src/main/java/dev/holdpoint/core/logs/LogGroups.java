package dev.holdpoint.core.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Groups of logs by their ARNs. What is in them is no part of the store. */
public final class LogGroups {
  private static final String RESOURCE = "log-group:";

  /** The ARN of a group of this name. */
  public static Arn arn(Home home, String name) {
    return home.arn("logs", RESOURCE + name);
  }

  /** The name in a group's ARN, or the text itself where it is none. */
  public static String name(String nameOrArn) {
    int at = nameOrArn.startsWith("arn:") ? nameOrArn.indexOf(":" + RESOURCE) : -1;
    return at < 0
        ? nameOrArn
        : nameOrArn.substring(at + 1 + RESOURCE.length()).replaceFirst(":\\*$", "");
  }

  /** A group's ARN without what AWS's own forms have behind its name. */
  public static Arn bare(Arn group) {
    return new Arn(group.value().replaceFirst(":\\*$", ""));
  }

  public LogGroup create(
      Tx tx, Arn arn, Instant now, @Nullable String kind, Map<String, String> tags) {
    if (find(tx, arn) != null) {
      throw LogsError.groupExists();
    }
    if (list(tx, Home.of(arn), "").size() >= LogLimits.GROUPS || tags.size() > LogLimits.TAGS) {
      throw LogsError.tooMany();
    }
    String name = name(arn.value());
    return keep(
        tx, new LogGroup(arn, name, now, null, kind == null ? LogGroup.STANDARD : kind, tags));
  }

  /** The group, made where it is not there yet: who logs need not make it first. */
  public LogGroup ensure(Tx tx, Arn arn, Instant now) {
    LogGroup there = find(tx, arn);
    return there == null ? create(tx, arn, now, null, Map.of()) : there;
  }

  public @Nullable LogGroup find(Tx tx, Arn arn) {
    JsonNode body = tx.resources().find(ResourceKind.LOG_GROUP, arn.value());
    return body == null ? null : Json.read(body, LogGroup.class);
  }

  public LogGroup get(Tx tx, Arn arn) {
    LogGroup group = find(tx, arn);
    if (group == null) {
      throw LogsError.noGroup();
    }
    return group;
  }

  /** Those whose names begin so, by name. */
  public List<LogGroup> list(Tx tx, Home home, String prefix) {
    return listKeys(tx, arn(home, prefix).value());
  }

  /** Those of every account and region. */
  public List<LogGroup> listAll(Tx tx) {
    return listKeys(tx, "");
  }

  private static List<LogGroup> listKeys(Tx tx, String prefix) {
    return tx.resources().list(ResourceKind.LOG_GROUP, prefix, null, LogLimits.GROUPS).stream()
        .map(found -> Json.read(found.body(), LogGroup.class))
        .toList();
  }

  public void delete(Tx tx, Arn arn) {
    if (!tx.resources().delete(ResourceKind.LOG_GROUP, arn.value())) {
      throw LogsError.noGroup();
    }
  }

  /** Sets for how many days it keeps its events; null for ever. */
  public LogGroup keepFor(Tx tx, Arn arn, @Nullable Integer days) {
    if (days != null && !LogLimits.RETENTION_DAYS.contains(days)) {
      throw LogsError.invalid(
          "1 validation error detected: Value '"
              + days
              + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum"
              + " value set: "
              + LogLimits.RETENTION_DAYS.stream().sorted().toList());
    }
    return keep(tx, get(tx, arn).keeping(days));
  }

  /** Adds tags and takes some away. */
  public void tag(Tx tx, Arn arn, Map<String, String> added, Set<String> removed) {
    LogGroup group = get(tx, arn);
    Map<String, String> tags = new HashMap<>(group.tags());
    tags.putAll(added);
    tags.keySet().removeAll(removed);
    if (tags.size() > LogLimits.TAGS) {
      throw LogsError.tooMany();
    }
    keep(tx, group.tagged(tags));
  }

  private static LogGroup keep(Tx tx, LogGroup group) {
    tx.resources().put(ResourceKind.LOG_GROUP, group.arn().value(), Json.tree(group));
    return group;
  }
}
