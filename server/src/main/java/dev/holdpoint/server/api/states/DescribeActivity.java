package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.Activity;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;

/** DescribeActivity. */
final class DescribeActivity implements Action<DescribeActivityRequest, DescribeActivityResponse> {
  private final Store store;
  private final Activities activities;

  DescribeActivity(Store store, Activities activities) {
    this.store = store;
    this.activities = activities;
  }

  @Override
  public DescribeActivityResponse handle(DescribeActivityRequest request, Call call) {
    String arn = Required.member(request.activityArn(), "activityArn");
    Activity activity = store.read(tx -> activities.get(tx, arn));
    return DescribeActivityResponse.builder()
        .activityArn(activity.arn().value())
        .name(activity.name())
        .creationDate(activity.createdAt())
        .encryptionConfiguration(Encryption.OWNED)
        .build();
  }
}
