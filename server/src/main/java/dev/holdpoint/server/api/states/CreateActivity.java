package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.Activity;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;

/** CreateActivity; asking again is no error. */
final class CreateActivity implements Action<CreateActivityRequest, CreateActivityResponse> {
  private final Store store;
  private final Turns turns;
  private final Activities activities;

  CreateActivity(Store store, Turns turns, Activities activities) {
    this.store = store;
    this.turns = turns;
    this.activities = activities;
  }

  @Override
  public CreateActivityResponse handle(CreateActivityRequest request, Call call) {
    Encryption.check(request.encryptionConfiguration());
    String name = Required.member(request.name(), "name");
    Activity activity =
        store.write(tx -> activities.create(tx, turns.now(), name, Tags.read(request.tags())));
    return CreateActivityResponse.builder()
        .activityArn(activity.arn().value())
        .creationDate(activity.createdAt())
        .build();
  }
}
