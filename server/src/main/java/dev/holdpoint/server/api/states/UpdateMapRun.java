package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.MapRunRules;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunResponse;

/** UpdateMapRun: other limits for a run that is under way. */
final class UpdateMapRun implements Action<UpdateMapRunRequest, UpdateMapRunResponse> {
  private final Store store;
  private final Turns turns;

  UpdateMapRun(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public UpdateMapRunResponse handle(UpdateMapRunRequest request, Call call) {
    String arn = Required.member(request.mapRunArn(), "mapRunArn");
    MapPlan.Tolerance tolerance =
        new MapPlan.Tolerance(
            request.toleratedFailureCount(), exactly(request.toleratedFailurePercentage()));
    Held.write(
        store,
        tx -> {
          MapRunRules.update(tx, turns.now(), arn, request.maxConcurrency(), tolerance);
          return arn;
        });
    return UpdateMapRunResponse.builder().build();
  }

  /** As it was written: 33.3, and not what that is as a float. */
  private static @Nullable Double exactly(@Nullable Float percentage) {
    return percentage == null ? null : Double.valueOf(percentage.toString());
  }
}
