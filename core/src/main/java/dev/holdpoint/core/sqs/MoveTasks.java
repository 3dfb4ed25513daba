package dev.holdpoint.core.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">Tasks
 * that move messages</a> out of dead-letter queues. A timer carries a task on, some messages in
 * each unit of work, so it goes on after a restart where it was. Thread-safe: keeps no state.
 */
public final class MoveTasks {
  /** What the owner of a task's timer begins with. */
  public static final String OWNER_PREFIX = "move:";

  private final Queues queues;
  private final Moving moving;

  public MoveTasks(Queues queues, QueueSignals signals) {
    this.queues = queues;
    this.moving = new Moving(queues, signals);
  }

  /** Starts a task; its first messages move after the commit. */
  public MoveTask start(
      Tx tx, Turn turn, String source, @Nullable String destination, @Nullable Integer rate) {
    Queue from = existing(tx, source, "SourceArn");
    Queue to = destination == null ? null : existing(tx, destination, "DestinationArn");
    check(tx, turn, from, to, rate);
    List<MoveTask> known = tasks(tx, from.arn(), SqsLimits.MOVE_TASKS + 1);
    if (known.stream().anyMatch(MoveTask::isActive)) {
      throw SqsError.parameter(
          "There is already a task running. Only one active task is allowed for a source queue arn"
              + " at a given time.");
    }
    known.stream()
        .skip(SqsLimits.MOVE_TASKS - 1)
        .forEach(old -> tx.resources().delete(ResourceKind.MESSAGE_MOVE, old.key()));
    MoveTask task =
        new MoveTask(
            turn.ids().next(),
            from.arn(),
            to == null ? null : to.arn(),
            rate,
            MoveTask.Status.RUNNING,
            turn.now(),
            queues.count(tx, turn, from).visible(),
            0,
            null);
    put(tx, task);
    tx.timers().set(new Timer(task.number(), turn.now(), OWNER_PREFIX + task.key()));
    return task;
  }

  private void check(Tx tx, Turn turn, Queue from, @Nullable Queue to, @Nullable Integer rate) {
    PageRequest one = new PageRequest(1, null);
    if (queues.deadLetterSources(tx, turn.home(), from, one).items().isEmpty()) {
      throw SqsError.parameter("Source queue must be configured as a Dead Letter Queue.");
    }
    if (to != null && to.isFifo() != from.isFifo()) {
      throw SqsError.parameter("Source and destination queue must be of the same type.");
    }
    if (to != null && to.arn().equals(from.arn())) {
      throw SqsError.parameter("Source queue arn and destination queue arn cannot be the same.");
    }
    if (rate != null && (rate < 1 || rate > SqsLimits.MOVED_PER_SECOND)) {
      throw SqsError.parameter(
          rate, "MaxNumberOfMessagesPerSecond", "Must be between 1 and 500, if provided.");
    }
  }

  private Queue existing(Tx tx, String arn, String parameter) {
    if (!arn.matches("arn:[a-z-]+:sqs:[a-z0-9-]*:\\d{12}:[A-Za-z0-9_.-]+")) {
      throw SqsError.parameter(
          "You must use this format to specify the "
              + parameter
              + ": arn:<partition>:<service>:<region>:<account-id>:<resource-id>");
    }
    Queue queue = queues.find(tx, Arn.of(arn));
    if (queue == null) {
      throw SqsError.notFound(
          "The resource that you specified for the " + parameter + " parameter doesn't exist.");
    }
    return queue;
  }

  /**
   * The newest tasks of a queue, the newest first.
   *
   * @param max 1 to 10, null for 1
   */
  public List<MoveTask> list(Tx tx, String source, @Nullable Integer max) {
    Queue queue = existing(tx, source, "SourceArn");
    if (max != null && (max < 1 || max > SqsLimits.MOVE_TASKS)) {
      throw SqsError.parameter(max, "MaxResults", "Must be between 1 and 10, if provided.");
    }
    return tasks(tx, queue.arn(), max == null ? 1 : max);
  }

  /** Lets no more messages be moved; those that were stay where they are. */
  public MoveTask cancel(Tx tx, String handle) {
    MoveTask task = byHandle(tx, handle);
    if (task.status() != MoveTask.Status.RUNNING) {
      throw SqsError.parameter(
          handle, "TaskHandle", "Only message movement tasks that are running can be cancelled.");
    }
    return put(tx, task.became(MoveTask.Status.CANCELLING, null));
  }

  private static MoveTask byHandle(Tx tx, String handle) {
    try {
      JsonNode json = Json.parse(new String(Base64.getDecoder().decode(handle), UTF_8));
      String source = json.path("sourceArn").asString("");
      long number = Long.parseLong(json.path("taskId").asString(""));
      return tasks(tx, Arn.of(source), SqsLimits.MOVE_TASKS).stream()
          .filter(task -> task.number() == number)
          .findFirst()
          .orElseThrow(() -> SqsError.notFound("Task does not exist."));
    } catch (IllegalArgumentException | JacksonException e) {
      throw SqsError.parameter(handle, "TaskHandle", "It is not a task handle.");
    }
  }

  /** Carries a task on: moves some messages, and sets the timer for the next ones. */
  public void fire(Tx tx, Turn turn, Timer timer) {
    String key = timer.owner().substring(OWNER_PREFIX.length());
    JsonNode json = tx.resources().find(ResourceKind.MESSAGE_MOVE, key);
    MoveTask task = json == null ? null : Json.read(json, MoveTask.class);
    if (task == null || !task.isActive()) {
      return;
    }
    MoveTask after =
        task.status() == MoveTask.Status.CANCELLING
            ? task.became(MoveTask.Status.CANCELLED, null)
            : moving.some(tx, turn, task);
    put(tx, after);
    if (after.isActive()) {
      tx.timers().set(new Timer(timer.id(), turn.now().plus(Moving.pause(task)), timer.owner()));
    }
  }

  private static MoveTask put(Tx tx, MoveTask task) {
    tx.resources().put(ResourceKind.MESSAGE_MOVE, task.key(), Json.tree(task));
    return task;
  }

  private static List<MoveTask> tasks(Tx tx, Arn source, int limit) {
    List<Resource> rows =
        tx.resources().list(ResourceKind.MESSAGE_MOVE, MoveTask.keys(source), null, limit);
    return rows.stream().map(row -> Json.read(row.body(), MoveTask.class)).toList();
  }
}
