package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Fork;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.Position;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Leads a branch into a state, or on within it. */
public final class Steps {
  private final TaskStep tasks;

  public Steps(TaskTokens tokens) {
    this.tasks = new TaskStep(tokens);
  }

  public TaskStep tasks() {
    return tasks;
  }

  /** Lets a branch enter a state, following this event. */
  public void enter(Draft draft, State state, int branch, long after, JsonNode input) {
    Entering.enter(draft, state, branch, after, input);
    Branch entered = draft.branch(branch);
    if (Leaving.isTooLarge(draft, Json.shown(input))) {
      Leaving.fail(draft, entered, Failure.tooLarge(state.name()));
      return;
    }
    try {
      begin(draft, state, entered);
    } catch (QueryFailure failure) {
      fail(draft, state, entered, Evaluations.failed(draft, entered, failure));
    }
  }

  private void begin(Draft draft, State state, Branch branch) {
    switch (state) {
      case State.Pass pass -> PassStep.run(draft, pass, branch);
      case State.Task task -> tasks.schedule(draft, task, branch);
      case State.Choice choice -> ChoiceStep.run(draft, choice, branch);
      case State.Wait wait -> WaitStep.begin(draft, wait, branch);
      case State.Succeed succeed -> SucceedStep.run(draft, succeed, branch);
      case State.Fail fail -> FailStep.run(draft, fail, branch);
      case State.Parallel parallel -> ParallelStep.begin(draft, parallel, branch);
      case State.Map map -> MapStep.begin(draft, map, branch);
    }
  }

  /** The work of a Parallel or Map that is only tried ended well. */
  public void complete(Draft draft, Branch branch, JsonNode result) {
    Forks.complete(draft, Forks.state(draft, branch), branch, result);
  }

  /** The work of a Parallel or Map that is only tried failed. */
  public void fail(Draft draft, Branch branch, Failure failure) {
    int id = branch.position().branch();
    State.Working state = Forks.state(draft, branch);
    draft.giveUpWithin(id);
    Recovery.fail(draft, state, draft.branch(id), failure);
  }

  /** A Wait state's time has come. */
  public void wakeUp(Draft draft, Branch branch) {
    State state = draft.definition().state(branch.position().state());
    if (!(state instanceof State.Wait wait)) {
      throw new IllegalStateException(
          "Expected a Wait state, but it is another (state=" + state.name() + ")");
    }
    try {
      WaitStep.end(draft, wait, branch);
    } catch (QueryFailure failure) {
      fail(draft, state, branch, Evaluations.failed(draft, branch, failure));
    }
  }

  /** The next attempt of a state that failed is due. */
  public void retry(Draft draft, Branch branch) {
    State state = draft.definition().state(branch.position().state());
    try {
      begin(draft, state, branch);
    } catch (QueryFailure failure) {
      fail(draft, state, branch, Evaluations.failed(draft, branch, failure));
    }
  }

  /**
   * Begins again what a branch was in when the execution ended badly; one that waits for branches
   * of its own, which are begun again, only goes on.
   *
   * @param after the event that tells of the redrive
   */
  public void redrive(Draft draft, int id, long after) {
    Branch branch = draft.find(id);
    if (branch == null) {
      // An earlier branch has failed at once, and this one with it.
      return;
    }
    Position at = branch.position();
    if (at.phase() instanceof Phase.Forked forked) {
      draft.put(branch.with(at.in(forked.withTimer(0))));
      if (draft.within(id).isEmpty()) {
        goOn(draft, draft.branch(id));
      }
      return;
    }
    if (at.phase() instanceof Phase.Mapping mapping) {
      DistributedStep.redrive(draft, branch, mapping, after);
      return;
    }
    if (at.phase() instanceof Phase.Yielding(long _, String next)) {
      draft.arrive(id, at.isFresh() ? 0 : at.lastEvent(), next, branch.input());
      return;
    }
    if (at.isFresh()) {
      draft.arrive(id, after, at.state(), branch.input());
      return;
    }
    List<Integer> none = Collections.nCopies(at.attempts().size(), 0);
    draft.put(branch.with((Fork) null).with(at.retried(none).after(after).in(new Phase.Running())));
    retry(draft, draft.branch(id));
  }

  /** A Map state may begin more iterations: its last turn was used up. */
  public void goOn(Draft draft, Branch branch) {
    State.Working state = Forks.state(draft, branch);
    if (!(state instanceof State.Map map)) {
      throw new IllegalStateException(
          "Expected a Map state, but it is another (state=" + state.name() + ")");
    }
    MapStep.goOn(draft, map, branch);
  }

  /** The run of a distributed Map has ended. */
  public void mapRunEnded(Draft draft, Trigger.MapRunEnded ended) {
    DistributedStep.ended(draft, ended);
  }

  private static void fail(Draft draft, State state, Branch branch, Failure failure) {
    Branch now = draft.branch(branch.position().branch());
    if (state instanceof State.Working working) {
      Recovery.fail(draft, working, now, failure);
    } else {
      Leaving.fail(draft, now, failure);
    }
  }

  /** AWS ends an execution whose history is full. */
  public void historyFull(Draft draft, long after) {
    draft.event(
        after,
        HistoryEventType.EXECUTION_FAILED,
        Leaving.details(
            Failure.of(
                Failure.RUNTIME,
                "The execution reached the maximum number of history events ("
                    + draft.turn().limits().historyEvents()
                    + ").")));
    draft.end(dev.holdpoint.core.store.ExecutionStatus.FAILED);
  }
}
