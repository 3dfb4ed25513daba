package dev.holdpoint.testkit;

import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.engine.Advance;
import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.engine.DueTimers;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.JournalListener;
import dev.holdpoint.core.engine.StatusListener;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.TimerHandler;
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
  private final TimerHandler others;

  /** A node that has just started: it knows nothing but what the store holds. */
  public Node(Store store, Turns turns, TaskTokens tokens, Advance advance, Calls calls) {
    this(store, turns, tokens, advance, calls, Pacing.NONE);
  }

  /** A node that has just started, and that may have to slow down. */
  public Node(
      Store store, Turns turns, TaskTokens tokens, Advance advance, Calls calls, Pacing pacing) {
    this(store, turns, tokens, advance, calls, StatusListener.NONE, Node::nobody, pacing);
  }

  /**
   * A node that has just started.
   *
   * @param statuses hears of beginnings and ends of executions
   * @param others acts on timers that are no execution's
   */
  public Node(
      Store store,
      Turns turns,
      TaskTokens tokens,
      Advance advance,
      Calls calls,
      StatusListener statuses,
      TimerHandler others) {
    this(store, turns, tokens, advance, calls, statuses, others, Pacing.NONE);
  }

  private Node(
      Store store,
      Turns turns,
      TaskTokens tokens,
      Advance advance,
      Calls calls,
      StatusListener statuses,
      TimerHandler others,
      Pacing pacing) {
    this.store = store;
    this.others = others;
    this.engine =
        new Engine(
            advance,
            new Definitions(),
            calls,
            activities,
            new ChildExecutions(),
            JournalListener.NONE,
            statuses,
            pacing);
    this.executions = new Executions(engine);
    this.answers = new TaskAnswers(engine, tokens);
    this.timers = new DueTimers(store, turns, this::wake);
  }

  private void wake(Tx tx, Turn turn, Timer timer) {
    if (!Alarm.owns(timer.owner())) {
      others.fire(tx, turn, timer);
      return;
    }
    Alarm alarm = Alarm.parse(timer.owner());
    engine.trigger(tx, turn, alarm.execution(), new Trigger.TimerFired(alarm));
  }

  private static void nobody(Tx tx, Turn turn, Timer timer) {
    throw new IllegalStateException("Expected an execution's timer, but it was " + timer);
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
