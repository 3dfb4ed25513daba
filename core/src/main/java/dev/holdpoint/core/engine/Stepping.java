package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/** Asks for one transition, knowing which activities are there and how fast one may go on. */
final class Stepping {
  private final Advance interpreter;
  private final ActivityTasks activities;
  private final Pacing pacing;

  Stepping(Advance interpreter, ActivityTasks activities, Pacing pacing) {
    this.interpreter = interpreter;
    this.activities = activities;
    this.pacing = pacing;
  }

  /** One transition; a task whose activity is not there fails before it is scheduled. */
  Transition step(Tx tx, Turn turn, Execution now, Definition definition, Trigger trigger) {
    Turn known = paced(turn, now);
    Transition step = interpreter.advance(now, definition, trigger, known);
    for (Arn gone = missing(tx, step); gone != null; gone = missing(tx, step)) {
      known = known.without(gone);
      step = interpreter.advance(now, definition, trigger, known);
    }
    if (!now.row().isExpress()) {
      pacing.spend(home(now), turn.now(), step.entered());
    }
    return step;
  }

  /** Express executions are as fast as they can be, as on AWS. */
  private Turn paced(Turn turn, Execution now) {
    return now.row().isExpress() ? turn : turn.with(pacing.allowance(home(now), turn.now()));
  }

  private static Home home(Execution execution) {
    return Home.of(execution.row().arn());
  }

  private @Nullable Arn missing(Tx tx, Transition step) {
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.OfferActivity offer
          && !activities.exists(tx, offer.activity())) {
        return offer.activity();
      }
    }
    return null;
  }
}
