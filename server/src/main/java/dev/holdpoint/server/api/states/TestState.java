package dev.holdpoint.server.api.states;

import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.StateTrial;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.StateTests;
import dev.holdpoint.core.states.TrialRequest;
import dev.holdpoint.server.calls.DirectCall;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.MockInput;
import software.amazon.awssdk.services.sfn.model.MockResponseValidationMode;
import software.amazon.awssdk.services.sfn.model.TestStateConfiguration;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** TestState: one state, run outside of any execution. */
final class TestState implements Action<TestStateRequest, TestStateResponse> {
  private final Turns turns;
  private final TaskTokens tokens;
  private final TimedCall calls;

  TestState(Turns turns, TaskTokens tokens, DirectCall calls) {
    this.turns = turns;
    this.tokens = tokens;
    this.calls = new TimedCall(turns, calls);
  }

  @Override
  public TestStateResponse handle(TestStateRequest request, Call call) {
    TrialRequest asked = read(request);
    StateTests.Prepared prepared = StateTests.prepare(asked, turns.now());
    checkAnswer(prepared, request.mock());
    TrialRights.check(call.caller(), prepared.state(), request);
    StateTrial trial = prepared.trial(tokens, turns.now());
    trial.enter();
    TrialLens lens = new TrialLens(Boolean.TRUE.equals(request.revealSecrets()));
    if (trial.isAtWork()) {
      work(prepared, trial, lens);
    }
    return TrialView.of(prepared, trial.findings(), request.inspectionLevel(), lens);
  }

  private void work(StateTests.Prepared prepared, StateTrial trial, TrialLens lens) {
    TrialRequest.Mock mock = prepared.request().mock();
    if (mock != null) {
      StateTests.mock(prepared, trial, mock);
      return;
    }
    Effect.CallTask wanted = trial.call();
    Calls.Outcome outcome = calls.make(wanted, trial.deadline(), lens);
    switch (outcome) {
      case null -> trial.timeOut();
      case Calls.Outcome.Answered(String output) -> trial.succeed(output);
      case Calls.Outcome.Failed(var failure) -> trial.fail(failure, 0);
      case Calls.Outcome.Owed() ->
          throw new IllegalStateException("Expected an answer, but the call is still owed");
    }
  }

  private static void checkAnswer(StateTests.Prepared prepared, @Nullable MockInput mock) {
    if (mock == null
        || mock.result() == null
        || mock.fieldValidationMode() == MockResponseValidationMode.NONE
        || !(prepared.state() instanceof State.Task task)) {
      return;
    }
    AnswerCheck answer = AnswerModels.of(task.resource());
    if (answer != null) {
      answer.check(
          Json.parse(mock.result()),
          mock.fieldValidationMode() != MockResponseValidationMode.PRESENT);
    }
  }

  private static TrialRequest read(TestStateRequest request) {
    return new TrialRequest(
        Required.member(request.definition(), "definition"),
        request.stateName(),
        request.roleArn(),
        request.input(),
        request.variables(),
        request.context(),
        mock(request.mock()),
        configuration(request.stateConfiguration()));
  }

  private static TrialRequest.@Nullable Mock mock(@Nullable MockInput mock) {
    return mock == null
        ? null
        : new TrialRequest.Mock(
            mock.result(),
            mock.errorOutput() == null
                ? null
                : new TrialRequest.MockedError(
                    mock.errorOutput().error(), mock.errorOutput().cause()));
  }

  private static TrialRequest.Configuration configuration(@Nullable TestStateConfiguration said) {
    return said == null
        ? TrialRequest.Configuration.NONE
        : new TrialRequest.Configuration(
            said.retrierRetryCount(),
            said.errorCausedByState(),
            said.mapIterationFailureCount(),
            said.mapItemReaderData());
  }
}
