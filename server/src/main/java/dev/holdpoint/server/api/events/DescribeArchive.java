package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Archive;
import dev.holdpoint.core.store.ArchiveStore;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;

/** {@code DescribeArchive}. */
record DescribeArchive(EventsDesk desk)
    implements Action<DescribeArchiveRequest, DescribeArchiveResponse> {
  @Override
  public DescribeArchiveResponse handle(DescribeArchiveRequest request, Call call) {
    String name = Given.required(request.archiveName(), "archiveName");
    Archive archive = desk.store().read(tx -> desk.archives().get(tx, desk.home(), name));
    ArchiveStore.Sum sum = desk.store().read(tx -> desk.archives().sum(tx, archive));
    return DescribeArchiveResponse.builder()
        .archiveArn(archive.arn().value())
        .archiveName(archive.name())
        .eventSourceArn(archive.bus().value())
        .description(archive.description())
        .eventPattern(archive.pattern())
        .state(ArchiveShapes.ENABLED)
        .retentionDays(archive.retentionDays())
        .sizeBytes(sum.characters())
        .eventCount(sum.events())
        .creationTime(archive.createdAt())
        .build();
  }
}
