package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.MachineVersion;
import dev.holdpoint.core.states.MachineVersions;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionResponse;

/** PublishStateMachineVersion; a revision is published once. */
final class PublishStateMachineVersion
    implements Action<PublishStateMachineVersionRequest, PublishStateMachineVersionResponse> {
  private final Store store;
  private final Turns turns;

  PublishStateMachineVersion(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public PublishStateMachineVersionResponse handle(
      PublishStateMachineVersionRequest request, Call call) {
    String arn = Required.member(request.stateMachineArn(), "stateMachineArn");
    MachineVersion version =
        store.write(tx ->
            MachineVersions.publish(
                tx, turns.now(), arn, request.revisionId(), request.description()));
    return PublishStateMachineVersionResponse.builder()
        .stateMachineVersionArn(version.arn().value())
        .creationDate(version.createdAt())
        .build();
  }
}
