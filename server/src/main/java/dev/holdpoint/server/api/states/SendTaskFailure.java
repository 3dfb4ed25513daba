package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.TaskAnswers;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;

/** SendTaskFailure. */
final class SendTaskFailure implements Action<SendTaskFailureRequest, SendTaskFailureResponse> {
  private final Store store;
  private final Turns turns;
  private final TaskAnswers answers;

  SendTaskFailure(Store store, Turns turns, TaskAnswers answers) {
    this.store = store;
    this.turns = turns;
    this.answers = answers;
  }

  @Override
  public SendTaskFailureResponse handle(SendTaskFailureRequest request, Call call) {
    String token = Required.member(request.taskToken(), "taskToken");
    Held.write(
        store,
        tx -> {
          answers.failure(tx, turns.now(), token, request.error(), request.cause());
          return null;
        });
    return SendTaskFailureResponse.builder().build();
  }
}
