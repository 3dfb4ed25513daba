package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Archive;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveResponse;

/** {@code UpdateArchive}. */
record UpdateArchive(EventsDesk desk)
    implements Action<UpdateArchiveRequest, UpdateArchiveResponse> {
  @Override
  public UpdateArchiveResponse handle(UpdateArchiveRequest request, Call call) {
    String name = Given.required(request.archiveName(), "archiveName");
    Given.unsupported(request.kmsKeyIdentifier(), "KmsKeyIdentifier");
    Archive now =
        desk.store()
            .write(tx ->
                desk.archives()
                    .update(
                        tx,
                        desk.turns().now(),
                        name,
                        request.description(),
                        request.eventPattern(),
                        request.retentionDays()));
    return UpdateArchiveResponse.builder()
        .archiveArn(now.arn().value())
        .state(ArchiveShapes.ENABLED)
        .creationTime(now.createdAt())
        .build();
  }
}
