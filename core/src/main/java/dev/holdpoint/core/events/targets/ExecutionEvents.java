package dev.holdpoint.core.events.targets;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.StatusListener;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Announcement;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.states.StatusChange;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Tx;
import java.util.List;

/**
 * Tells the default bus of the account that an execution lives in that its status has changed.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">
 *     Events of Step Functions</a>
 */
public record ExecutionEvents(Events events) implements StatusListener {
  private static final String DETAIL_TYPE = "Step Functions Execution Status Change";

  @Override
  public void changed(Tx tx, Turn turn, ExecutionRow row) {
    if (!row.isExpress()) {
      events.announce(tx, turn.in(Home.of(row.arn())), () -> said(tx, turn, row));
    }
  }

  private static Announcement said(Tx tx, Turn turn, ExecutionRow row) {
    return new Announcement(
        "aws.states", DETAIL_TYPE, List.of(row.arn().value()), StatusChange.of(tx, turn, row));
  }
}
