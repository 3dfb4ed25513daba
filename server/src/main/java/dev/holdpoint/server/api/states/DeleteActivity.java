package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityResponse;

/** DeleteActivity; asking again is no error. */
final class DeleteActivity implements Action<DeleteActivityRequest, DeleteActivityResponse> {
  private final Store store;
  private final Activities activities;

  DeleteActivity(Store store, Activities activities) {
    this.store = store;
    this.activities = activities;
  }

  @Override
  public DeleteActivityResponse handle(DeleteActivityRequest request, Call call) {
    String arn = Required.member(request.activityArn(), "activityArn");
    store.write(tx -> {
      activities.delete(tx, arn);
      return null;
    });
    return DeleteActivityResponse.builder().build();
  }
}
