package dev.holdpoint.testkit;

import dev.holdpoint.core.engine.Advance;
import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.engine.DueTimers;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.ChildExecutions;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.TaskAnswers;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;

/** One Holdpoint without its server: the real rules over a store, with memory of its own. */
public final class Node {
  private final Store store;
  private final Engine engine;
  private final Executions executions;
  private final TaskAnswers answers;
  private final Activities activities = new Activities(activity -> {});
  private final DueTimers timers;

  /** A node that has just started: it knows nothing but what the store holds. */
  public Node(Store store, Turns turns, TaskTokens tokens, Advance advance, Calls calls) {
    this.store = store;
    this.engine = new Engine(advance, new Definitions(), calls, activities, new ChildExecutions());
    this.executions = new Executions(engine);
    this.answers = new TaskAnswers(engine, tokens);
    this.timers = new DueTimers(store, turns, this::wake);
  }

  private void wake(Tx tx, Turn turn, Timer timer) {
    Alarm alarm = Alarm.parse(timer.owner());
    engine.trigger(tx, turn, alarm.execution(), new Trigger.TimerFired(alarm));
  }

  public Store store() {
    return store;
  }

  public Engine engine() {
    return engine;
  }

  public Executions executions() {
    return executions;
  }

  public TaskAnswers answers() {
    return answers;
  }

  public Activities activities() {
    return activities;
  }

  public DueTimers timers() {
    return timers;
  }
}
