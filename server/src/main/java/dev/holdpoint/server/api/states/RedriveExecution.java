package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Redrives;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.time.Instant;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;

/** RedriveExecution. */
final class RedriveExecution implements Action<RedriveExecutionRequest, RedriveExecutionResponse> {
  private final Store store;
  private final Turns turns;
  private final Redrives redrives;

  RedriveExecution(Store store, Turns turns, Redrives redrives) {
    this.store = store;
    this.turns = turns;
    this.redrives = redrives;
  }

  @Override
  public RedriveExecutionResponse handle(RedriveExecutionRequest request, Call call) {
    String arn = Required.member(request.executionArn(), "executionArn");
    Instant at =
        Held.write(store, tx -> redrives.redrive(tx, turns.now(), arn, request.clientToken()));
    return RedriveExecutionResponse.builder().redriveDate(at).build();
  }
}
