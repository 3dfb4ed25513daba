package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.TaskAnswers;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** SendTaskSuccess. A 200 is never lost; a second answer hears TaskTimedOut. */
final class SendTaskSuccess implements Action<SendTaskSuccessRequest, SendTaskSuccessResponse> {
  private final Store store;
  private final Turns turns;
  private final TaskAnswers answers;

  SendTaskSuccess(Store store, Turns turns, TaskAnswers answers) {
    this.store = store;
    this.turns = turns;
    this.answers = answers;
  }

  @Override
  public SendTaskSuccessResponse handle(SendTaskSuccessRequest request, Call call) {
    String token = Required.member(request.taskToken(), "taskToken");
    String output = Required.member(request.output(), "output");
    Held.write(
        store,
        tx -> {
          answers.success(tx, turns.now(), token, output);
          return null;
        });
    return SendTaskSuccessResponse.builder().build();
  }
}
