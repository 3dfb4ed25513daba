package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Archive;
import dev.holdpoint.core.store.ArchiveStore;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesResponse;

/** {@code ListArchives}. */
record ListArchives(EventsDesk desk) implements Action<ListArchivesRequest, ListArchivesResponse> {
  @Override
  public ListArchivesResponse handle(ListArchivesRequest request, Call call) {
    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    List<Archive> all =
        desk.store()
            .read(tx ->
                desk.archives().list(tx, desk.home(), prefix).stream()
                    .filter(one -> ArchiveShapes.is(one.bus().value(), request.eventSourceArn()))
                    .filter(_ -> ArchiveShapes.is(ArchiveShapes.ENABLED, request.stateAsString()))
                    .toList());
    Page<Archive> page = Page.of(all, Archive::name, request.nextToken(), request.limit());
    return ListArchivesResponse.builder()
        .archives(page.items().stream().map(this::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private software.amazon.awssdk.services.eventbridge.model.Archive shape(Archive archive) {
    ArchiveStore.Sum sum = desk.store().read(tx -> desk.archives().sum(tx, archive));
    return software.amazon.awssdk.services.eventbridge.model.Archive.builder()
        .archiveName(archive.name())
        .eventSourceArn(archive.bus().value())
        .state(ArchiveShapes.ENABLED)
        .retentionDays(archive.retentionDays())
        .sizeBytes(sum.characters())
        .eventCount(sum.events())
        .creationTime(archive.createdAt())
        .build();
  }
}
