package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where schedules and their groups are kept: under account, region, group and name. */
final class ScheduleBook {
  private ScheduleBook() {}

  static String key(Schedule schedule) {
    return key(Home.of(schedule.arn()), schedule.group(), schedule.name());
  }

  static String key(Home home, String group, String name) {
    return scope(home) + group + "/" + name;
  }

  /** What stands before the names of an account's groups; no name has a blank in it. */
  static String scope(Home home) {
    return home.account() + " " + home.region() + " ";
  }

  static @Nullable Schedule find(Tx tx, String key) {
    JsonNode body = tx.resources().find(ResourceKind.SCHEDULE, key);
    return body == null ? null : Json.read(body, Schedule.class);
  }

  static void put(Tx tx, Schedule schedule) {
    tx.resources().put(ResourceKind.SCHEDULE, key(schedule), Json.tree(schedule));
  }

  static void delete(Tx tx, Schedule schedule) {
    tx.resources().delete(ResourceKind.SCHEDULE, key(schedule));
  }

  static List<Schedule> list(Tx tx, String prefix, @Nullable String after, int limit) {
    return tx.resources().list(ResourceKind.SCHEDULE, prefix, after, limit).stream()
        .map(Resource::body)
        .map(body -> Json.read(body, Schedule.class))
        .toList();
  }

  static @Nullable ScheduleGroup findGroup(Tx tx, Home home, String name) {
    JsonNode body = tx.resources().find(ResourceKind.SCHEDULE_GROUP, scope(home) + name);
    return body == null ? null : Json.read(body, ScheduleGroup.class);
  }

  static void put(Tx tx, ScheduleGroup group) {
    String key = scope(Home.of(group.arn())) + group.name();
    tx.resources().put(ResourceKind.SCHEDULE_GROUP, key, Json.tree(group));
  }

  static void delete(Tx tx, ScheduleGroup group) {
    tx.resources().delete(ResourceKind.SCHEDULE_GROUP, scope(Home.of(group.arn())) + group.name());
  }

  /** Those of all homes; an account has no more than 500. */
  static List<ScheduleGroup> allGroups(Tx tx) {
    return tx.resources().list(ResourceKind.SCHEDULE_GROUP, "", null, Integer.MAX_VALUE).stream()
        .map(row -> Json.read(row.body(), ScheduleGroup.class))
        .toList();
  }

  static List<ScheduleGroup> listGroups(Tx tx, Home home, String prefix, int limit) {
    return tx
        .resources()
        .list(ResourceKind.SCHEDULE_GROUP, scope(home) + prefix, null, limit)
        .stream()
        .map(Resource::body)
        .map(body -> Json.read(body, ScheduleGroup.class))
        .toList();
  }
}
