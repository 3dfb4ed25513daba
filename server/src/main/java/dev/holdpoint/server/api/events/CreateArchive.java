package dev.holdpoint.server.api.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.Archive;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveResponse;

/** {@code CreateArchive}. */
record CreateArchive(EventsDesk desk)
    implements Action<CreateArchiveRequest, CreateArchiveResponse> {
  @Override
  public CreateArchiveResponse handle(CreateArchiveRequest request, Call call) {
    String name = Given.required(request.archiveName(), "archiveName");
    Arn source = Arn.of(Given.required(request.eventSourceArn(), "eventSourceArn"));
    Given.unsupported(request.kmsKeyIdentifier(), "KmsKeyIdentifier");
    int days = request.retentionDays() == null ? 0 : request.retentionDays();
    Archive made =
        desk.store()
            .write(tx ->
                desk.archives()
                    .create(
                        tx,
                        desk.turns().now(),
                        name,
                        source,
                        request.description(),
                        request.eventPattern(),
                        days));
    return CreateArchiveResponse.builder()
        .archiveArn(made.arn().value())
        .state(ArchiveShapes.ENABLED)
        .creationTime(made.createdAt())
        .build();
  }
}
