package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.Activity;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.sqs.Patience;
import dev.holdpoint.server.api.sqs.QueueWaiters;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** GetActivityTask: waits up to a minute for a task. */
final class GetActivityTask implements Action<GetActivityTaskRequest, GetActivityTaskResponse> {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Store store;
  private final Turns turns;
  private final Engine engine;
  private final TaskTokens tokens;
  private final Activities activities;
  private final QueueWaiters waiters;

  GetActivityTask(
      Store store,
      Turns turns,
      Engine engine,
      TaskTokens tokens,
      Activities activities,
      QueueWaiters waiters) {
    this.store = store;
    this.turns = turns;
    this.engine = engine;
    this.tokens = tokens;
    this.activities = activities;
    this.waiters = waiters;
  }

  @Override
  public GetActivityTaskResponse handle(GetActivityTaskRequest request, Call call) {
    String arn = Required.member(request.activityArn(), "activityArn");
    Activity activity = store.read(tx -> activities.get(tx, arn));
    Activities.Task task;
    try (QueueWaiters.Waiter waiter = waiters.listen(activity.arn())) {
      task = await(waiter, activity, request.workerName());
    } catch (InterruptedException e) {
      // The server stops: the worker hears that there is no task, and asks again.
      Thread.currentThread().interrupt();
      task = null;
    }
    return task == null
        ? GetActivityTaskResponse.builder().build()
        : GetActivityTaskResponse.builder().taskToken(task.token()).input(task.input()).build();
  }

  private Activities.@Nullable Task await(
      QueueWaiters.Waiter waiter, Activity activity, @Nullable String worker)
      throws InterruptedException {
    Patience patience = Patience.of(LONGEST_WAIT);
    while (true) {
      Activities.Task task = take(activity, worker);
      Duration left = patience.left();
      if (task != null || left.isZero() || waiters.isClosed()) {
        return task;
      }
      waiter.await(left);
    }
  }

  private Activities.@Nullable Task take(Activity activity, @Nullable String worker) {
    boolean empty = store.read(tx -> activities.isIdle(tx, activity));
    return empty
        ? null
        : Held.write(
            store, tx -> activities.take(tx, turns.now(), engine, tokens, activity, worker));
  }
}
