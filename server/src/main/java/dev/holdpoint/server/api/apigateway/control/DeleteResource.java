package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Folder;
import dev.holdpoint.core.apigateway.Folders;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceResponse;

/** Takes a resource away with all below it. */
record DeleteResource(GatewayDesk desk)
    implements Action<DeleteResourceRequest, DeleteResourceResponse> {
  @Override
  public DeleteResourceResponse handle(DeleteResourceRequest request, Call call) {
    desk.change(
        request.restApiId(),
        (_, there) -> {
          String path = GatewayDesk.path(there, request.resourceId());
          if (path.equals("/")) {
            throw GatewayDesk.bad("Cannot delete root resource");
          }
          Api left =
              there.withRoutes(
                  there.routes().stream().filter(route -> !isWithin(route.path(), path)).toList());
          for (Folder folder : there.folders()) {
            String own = Folders.path(there, folder.id());
            if (own != null && isWithin(own, path)) {
              left = left.withoutFolder(folder.id());
            }
          }
          return left;
        });
    return DeleteResourceResponse.builder().build();
  }

  private static boolean isWithin(String path, String above) {
    return path.equals(above) || path.startsWith(above + "/");
  }
}
