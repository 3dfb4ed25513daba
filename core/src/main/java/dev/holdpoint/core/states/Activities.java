package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.ActivityTasks;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules of activities and of the tasks that wait for their workers. */
public final class Activities implements ActivityTasks {
  private final Consumer<Arn> offered;

  /**
   * @param offered hears, after the commit, that an activity has a task; must be quick
   */
  public Activities(Consumer<Arn> offered) {
    this.offered = offered;
  }

  /** A task for a worker; {@code input} is JSON text. */
  public record Task(String token, String input) {}

  /** A waiting task's row. */
  record Waiting(long execution, int branch, long event, String input) {
    TaskRef task() {
      return new TaskRef(new ExecutionId(execution), branch, event);
    }
  }

  /** Makes an activity; asking again is no error. */
  public Activity create(Tx tx, Turn turn, String name, Map<String, String> tags) {
    Names.check(name, turn.limits());
    Tagging.checked(tags);
    Arn arn = turn.home().arn("states", "activity:" + name);
    Activity known = find(tx, arn);
    if (known != null) {
      return known;
    }
    Activity activity = new Activity(arn, name, turn.now(), tags);
    tx.resources().put(ResourceKind.ACTIVITY, arn.value(), Json.tree(activity));
    return activity;
  }

  /** The activity of this ARN, or the error that AWS gives. */
  public Activity get(Tx tx, String arnText) {
    Arn arn = Names.arn(arnText, "activity");
    Activity activity = find(tx, arn);
    if (activity == null) {
      throw StatesError.activityDoesNotExist(arn);
    }
    return activity;
  }

  private static @Nullable Activity find(Tx tx, Arn arn) {
    JsonNode body = tx.resources().find(ResourceKind.ACTIVITY, arn.value());
    return body == null ? null : Json.read(body, Activity.class);
  }

  /** Whether no task waits: reading is cheaper than taking. */
  public boolean isIdle(Tx tx, Activity activity) {
    String prefix = activity.arn() + "/";
    return tx.resources().list(ResourceKind.ACTIVITY_TASK, prefix, null, 1).isEmpty();
  }

  /** Takes an activity away; nothing happens where there is none. */
  public void delete(Tx tx, String arnText) {
    tx.resources().delete(ResourceKind.ACTIVITY, Names.arn(arnText, "activity").value());
  }

  /** An account's activities in a region, in the order of their ARNs. */
  public List<Activity> list(Tx tx, Home home, @Nullable String after, int limit) {
    String prefix = home.arn("states", "").value();
    return tx.resources().list(ResourceKind.ACTIVITY, prefix, after, limit).stream()
        .map(resource -> Json.read(resource.body(), Activity.class))
        .toList();
  }

  @Override
  public boolean exists(Tx tx, Arn activity) {
    return find(tx, activity) != null;
  }

  @Override
  public void offer(Tx tx, Turn turn, Effect.OfferActivity offer) {
    TaskRef task = offer.task();
    Waiting waiting =
        new Waiting(task.execution().value(), task.branch(), task.event(), offer.input());
    // The id grows with time, so the longest waiting task comes first.
    String key = "%s/%019d".formatted(offer.activity(), turn.ids().next());
    tx.resources().put(ResourceKind.ACTIVITY_TASK, key, Json.tree(waiting));
    tx.afterCommit(() -> offered.accept(offer.activity()));
    tx.announce(offer.activity().value());
  }

  /**
   * Some of the tasks that lie ready for a worker, in the order of their keys.
   *
   * @param after only those with a greater key, or null
   */
  public static List<Resource> offers(Tx tx, @Nullable String after, int limit) {
    return tx.resources().list(ResourceKind.ACTIVITY_TASK, "", after, limit);
  }

  /** Whether an execution still waits for this task: it may have timed out, or been stopped. */
  public static boolean isAwaited(Tx tx, Engine engine, Resource offer) {
    return engine.awaits(tx, Json.read(offer.body(), Waiting.class).task());
  }

  /**
   * The longest waiting task of an activity, from now on this worker's; null where there is none.
   */
  public @Nullable Task take(
      Tx tx,
      Turn turn,
      Engine engine,
      TaskTokens tokens,
      Activity activity,
      @Nullable String worker) {
    String prefix = activity.arn() + "/";
    for (Resource row : tx.resources().list(ResourceKind.ACTIVITY_TASK, prefix, null, 100)) {
      tx.resources().delete(ResourceKind.ACTIVITY_TASK, row.key());
      Waiting waiting = Json.read(row.body(), Waiting.class);
      TaskRef task = waiting.task();
      // A task that timed out or was stopped meanwhile is nobody's any more.
      if (engine.trigger(tx, turn, task.execution(), new Trigger.ActivityStarted(task, worker))) {
        return new Task(tokens.mint(task), waiting.input());
      }
    }
    return null;
  }
}
