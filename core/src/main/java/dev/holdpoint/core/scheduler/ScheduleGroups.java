package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups of schedules. The default one is always there and cannot be taken away. */
public final class ScheduleGroups {
  /** AWS's quota of groups in an account and region. */
  public static final int MAX_GROUPS = 500;

  /** How many schedules one unit of work takes away with their group. */
  public static final int DELETED_AT_ONCE = 100;

  /** Creates a group; the same call once more, told by its client token, changes nothing. */
  public ScheduleGroup create(
      Tx tx, Turn turn, String name, @Nullable String clientToken, Map<String, String> tags) {
    SchedulerRules.checkName(name);
    Home home = turn.home();
    ScheduleGroup there = ScheduleBook.findGroup(tx, home, name);
    if (there != null && isSame(there, clientToken, tags)) {
      return there;
    }
    if (name.equals(ScheduleGroup.DEFAULT) || there != null) {
      throw SchedulerError.conflict("Schedule group " + name + " already exists.");
    }
    if (ScheduleBook.listGroups(tx, home, "", MAX_GROUPS).size() >= MAX_GROUPS - 1) {
      throw SchedulerError.tooMany("The limit of " + MAX_GROUPS + " schedule groups is reached.");
    }
    ScheduleGroup group =
        new ScheduleGroup(arn(home, name), name, clientToken, turn.now(), turn.now(), false, tags);
    ScheduleBook.put(tx, group);
    return group;
  }

  private static boolean isSame(
      ScheduleGroup there, @Nullable String clientToken, Map<String, String> tags) {
    return clientToken != null
        && clientToken.equals(there.clientToken())
        && !there.deleting()
        && tags.equals(there.tags());
  }

  private static Arn arn(Home home, String name) {
    return home.arn("scheduler", "schedule-group/" + name);
  }

  public ScheduleGroup get(Tx tx, Home home, String name) {
    ScheduleGroup group = ScheduleBook.findGroup(tx, home, name);
    if (group != null) {
      return group;
    }
    if (!name.equals(ScheduleGroup.DEFAULT)) {
      throw SchedulerError.noGroup(name);
    }
    return new ScheduleGroup(
        arn(home, name), name, null, Instant.EPOCH, Instant.EPOCH, false, Map.of());
  }

  /** Those whose names begin so, in the order of their names. */
  public List<ScheduleGroup> list(Tx tx, Home home, String prefix) {
    List<ScheduleGroup> groups =
        new ArrayList<>(ScheduleBook.listGroups(tx, home, prefix, MAX_GROUPS));
    boolean known = groups.stream().anyMatch(group -> group.name().equals(ScheduleGroup.DEFAULT));
    if (!known && ScheduleGroup.DEFAULT.startsWith(prefix)) {
      groups.add(get(tx, home, ScheduleGroup.DEFAULT));
    }
    groups.sort((a, b) -> a.name().compareTo(b.name()));
    return groups;
  }

  /**
   * Takes away some of a group's schedules, and the group with the last of them. Until then it
   * takes no more.
   *
   * @return whether the group is gone
   */
  public boolean delete(Tx tx, Turn turn, String name) {
    if (name.equals(ScheduleGroup.DEFAULT)) {
      throw SchedulerError.validation("The default schedule group cannot be deleted.");
    }
    return delete(tx, turn, get(tx, turn.home(), name));
  }

  /**
   * Goes on with groups whose deletion was begun, wherever they are.
   *
   * @return whether there may be more to take away
   */
  public static boolean deleteMore(Tx tx, Turn turn) {
    for (ScheduleGroup group : ScheduleBook.allGroups(tx)) {
      if (group.deleting()) {
        delete(tx, turn.in(Home.of(group.arn())), group);
        return true;
      }
    }
    return false;
  }

  private static boolean delete(Tx tx, Turn turn, ScheduleGroup group) {
    String name = group.name();
    List<Schedule> some =
        ScheduleBook.list(tx, ScheduleBook.key(turn.home(), name, ""), null, DELETED_AT_ONCE);
    for (Schedule schedule : some) {
      Scheduler.remove(tx, schedule);
    }
    if (some.size() < DELETED_AT_ONCE) {
      ScheduleBook.delete(tx, group);
      return true;
    }
    ScheduleBook.put(tx, group.inDeletion(turn.now()));
    return false;
  }

  /** Adds tags and takes some away. */
  public void tag(Tx tx, Home home, String name, Map<String, String> added, Set<String> removed) {
    ScheduleGroup group = get(tx, home, name);
    Map<String, String> tags = new HashMap<>(group.tags());
    tags.putAll(added);
    tags.keySet().removeAll(removed);
    ScheduleBook.put(tx, group.tagged(tags));
  }
}
