package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveResponse;

/** {@code DeleteArchive}. */
record DeleteArchive(EventsDesk desk)
    implements Action<DeleteArchiveRequest, DeleteArchiveResponse> {
  @Override
  public DeleteArchiveResponse handle(DeleteArchiveRequest request, Call call) {
    String name = Given.required(request.archiveName(), "archiveName");
    desk.change(tx -> desk.archives().delete(tx, desk.home(), name));
    return DeleteArchiveResponse.builder().build();
  }
}
