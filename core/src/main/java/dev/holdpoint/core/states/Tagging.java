package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules of tags on machines and activities. */
public final class Tagging {
  private static final String RESERVED = "aws:";

  private Tagging() {}

  /** A resource's tags, in the order of their keys. */
  public static SortedMap<String, String> list(Tx tx, String arnText) {
    return new TreeMap<>(tagged(tx, arnText).tags());
  }

  /** Adds tags, in the place of those with the same keys. */
  public static void tag(Tx tx, String arnText, Map<String, String> more) {
    Tagged tagged = tagged(tx, arnText);
    Map<String, String> all = new TreeMap<>(tagged.tags());
    all.putAll(more);
    tagged.put(tx, checked(all));
  }

  /** Takes tags away; nothing happens where there is none of this key. */
  public static void untag(Tx tx, String arnText, Collection<String> keys) {
    Tagged tagged = tagged(tx, arnText);
    Map<String, String> left = new TreeMap<>(tagged.tags());
    left.keySet().removeAll(keys);
    tagged.put(tx, left);
  }

  /** Refuses too many, and names that are AWS's own. */
  static Map<String, String> checked(Map<String, String> tags) {
    for (String key : tags.keySet()) {
      if (key.regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
        throw StatesError.invalid("Tag keys starting with 'aws:' are reserved for system use");
      }
    }
    if (tags.size() > StatesLimits.AWS.tags()) {
      throw StatesError.tooManyTags(StatesLimits.AWS.tags());
    }
    return tags;
  }

  private interface Tagged {
    Map<String, String> tags();

    void put(Tx tx, Map<String, String> changed);
  }

  private record Machine(StateMachine machine) implements Tagged {
    @Override
    public Map<String, String> tags() {
      return machine.tags();
    }

    @Override
    public void put(Tx tx, Map<String, String> changed) {
      StateMachines.put(tx, machine.withTags(changed));
    }
  }

  private record Workers(Activity activity) implements Tagged {
    @Override
    public Map<String, String> tags() {
      return activity.tags();
    }

    @Override
    public void put(Tx tx, Map<String, String> changed) {
      Activity tagged =
          new Activity(activity.arn(), activity.name(), activity.createdAt(), changed);
      tx.resources().put(ResourceKind.ACTIVITY, activity.arn().value(), Json.tree(tagged));
    }
  }

  private static Tagged tagged(Tx tx, String arnText) {
    Arn arn = Arn.of(arnText);
    if (!arn.isWellFormed() || !arn.service().equals("states")) {
      throw StatesError.invalidArn(arnText);
    }
    Tagged found = find(tx, arn);
    if (found == null) {
      throw StatesError.resourceNotFound(arnText);
    }
    return found;
  }

  private static @Nullable Tagged find(Tx tx, Arn arn) {
    StateMachine machine = StateMachines.find(tx, arn);
    if (machine != null) {
      return new Machine(machine);
    }
    JsonNode activity = tx.resources().find(ResourceKind.ACTIVITY, arn.value());
    return activity == null ? null : new Workers(Json.read(activity, Activity.class));
  }
}
