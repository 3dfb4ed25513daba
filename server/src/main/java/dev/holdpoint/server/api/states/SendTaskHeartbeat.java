package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.TaskAnswers;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;

/** SendTaskHeartbeat. */
final class SendTaskHeartbeat
    implements Action<SendTaskHeartbeatRequest, SendTaskHeartbeatResponse> {
  private final Store store;
  private final Turns turns;
  private final TaskAnswers answers;

  SendTaskHeartbeat(Store store, Turns turns, TaskAnswers answers) {
    this.store = store;
    this.turns = turns;
    this.answers = answers;
  }

  @Override
  public SendTaskHeartbeatResponse handle(SendTaskHeartbeatRequest request, Call call) {
    String token = Required.member(request.taskToken(), "taskToken");
    Held.write(
        store,
        tx -> {
          answers.heartbeat(tx, turns.now(), token);
          return null;
        });
    return SendTaskHeartbeatResponse.builder().build();
  }
}
