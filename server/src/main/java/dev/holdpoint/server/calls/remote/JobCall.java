package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.OutboxHandler;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Looks again and again at a job that a task waits for, with growing pauses, until it has ended;
 * where nobody waits for it any more, stops it. The look is a row of the outbox, so it goes on
 * after a restart.
 */
public final class JobCall implements OutboxHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JobCall.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** After so many refusals in a row a job that is not awaited is left to itself. */
  private static final int STOP_ATTEMPTS = 10;

  private final Store store;
  private final Turns turns;
  private final Engine engine;
  private final RemoteCaller caller;

  public JobCall(Store store, Turns turns, Engine engine, RemoteCaller caller) {
    this.store = store;
    this.turns = turns;
    this.engine = engine;
    this.caller = caller;
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    WatchedJob watched = entry.as(WatchedJob.class);
    Optimized optimized = Integrations.find(watched.service());
    Optimized.Job job = optimized == null ? null : optimized.special(watched.action()).job();
    if (optimized == null || job == null) {
      throw new IllegalStateException(
          "Expected a job of the table, but it is none (service=" + watched.service() + ")");
    }
    boolean awaited = store.read(tx -> engine.owed(tx, watched.task()) != null);
    return awaited ? look(entry, watched, optimized, job) : stop(entry, watched, optimized, job);
  }

  private Outcome look(
      OutboxEntry entry, WatchedJob watched, Optimized optimized, Optimized.Job job) {
    var result = caller.call(request(watched, optimized, job.ask(), watched.ask(), entry));
    return switch (result) {
      case RemoteCaller.Result.Answered(Answer answer) -> {
        Trigger end = end(watched, job, answer.result());
        yield end == null ? later(entry) : told(watched, end);
      }
      case RemoteCaller.Result.Failed failed when failed.code().equals(job.gone()) ->
          told(watched, new Trigger.TaskSucceeded(watched.task(), Json.write(watched.ask())));
      case RemoteCaller.Result.Failed failed when failed.passing() -> later(entry);
      case RemoteCaller.Result.Failed(Failure failure, _, _) ->
          told(watched, new Trigger.TaskFailed(watched.task(), failure));
    };
  }

  /** What the job's state triggers, or null where it goes on. */
  private static @Nullable Trigger end(WatchedJob watched, Optimized.Job job, JsonNode shown) {
    String state = shown.at(job.state()).asString("");
    JsonNode form = job.result();
    JsonNode shaped = form == null ? null : Shaping.of(form, shown);
    String result = Json.write(shaped == null ? shown : shaped);
    if (job.isDone(state) && endedWell(job, shown)) {
      return new Trigger.TaskSucceeded(watched.task(), result);
    }
    return job.isDone(state) || job.isFailed(state)
        ? new Trigger.TaskFailed(watched.task(), Failure.of("States.TaskFailed", result))
        : null;
  }

  /** A container that never ran has no exit code. */
  private static boolean endedWell(Optimized.Job job, JsonNode shown) {
    if (job.exitCodes() == null) {
      return true;
    }
    JsonNode containers = shown.at(job.exitCodes());
    return !containers.isEmpty()
        && containers.valueStream().allMatch(one -> one.path("ExitCode").asInt(-1) == 0);
  }

  private Outcome stop(
      OutboxEntry entry, WatchedJob watched, Optimized optimized, Optimized.Job job) {
    JsonNode parameters = watched.stop();
    if (job.stop() == null || parameters == null) {
      return Outcome.DONE;
    }
    var result = caller.call(request(watched, optimized, job.stop(), parameters, entry));
    if (result instanceof RemoteCaller.Result.Failed failed) {
      if (failed.passing() && entry.attempts() < STOP_ATTEMPTS) {
        return later(entry);
      }
      LOG.warn(
          "A job that nobody waits for could not be stopped service={} action={} error={}",
          watched.service(),
          job.stop(),
          failed.failure().error());
    }
    return Outcome.DONE;
  }

  private static RemoteCaller.Request request(
      WatchedJob watched,
      Optimized optimized,
      String action,
      JsonNode parameters,
      OutboxEntry entry) {
    String other = optimized.special(watched.action()).module();
    return new RemoteCaller.Request(
        other == null ? optimized.module() : other,
        action,
        watched.service() + ":" + watched.action(),
        optimized,
        parameters,
        watched.role(),
        new UUID(entry.id(), entry.attempts()).toString());
  }

  private Outcome told(WatchedJob watched, Trigger end) {
    return new Outcome.Done(tx -> engine.trigger(tx, turns.now(), watched.task().execution(), end));
  }

  private Outcome later(OutboxEntry entry) {
    Duration pause = Duration.ofSeconds(1L << Math.min(entry.attempts(), 10));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return new Outcome.RetryAt(turns.clock().instant().plus(bounded));
  }
}
