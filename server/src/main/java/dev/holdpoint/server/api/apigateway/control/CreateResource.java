package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Folder;
import dev.holdpoint.core.apigateway.Folders;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.CreateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.CreateResourceResponse;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** Adds a part of a path below a resource. */
record CreateResource(GatewayDesk desk)
    implements Action<CreateResourceRequest, CreateResourceResponse> {
  @Override
  public CreateResourceResponse handle(CreateResourceRequest request, Call call) {
    String part = String.valueOf(request.pathPart());
    if (!part.matches("[a-zA-Z0-9._:-]+|\\{[a-zA-Z0-9._:-]+\\+?}")) {
      throw GatewayDesk.bad(
          "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly"
              + " braces at the beginning and the end.");
    }
    String id = desk.newId();
    Api api =
        desk.change(
            request.restApiId(),
            (_, there) -> {
              GatewayDesk.path(there, request.parentId());
              if (Folders.child(there, request.parentId(), part) != null) {
                throw AwsException.of(
                    "ConflictException",
                    409,
                    "Another resource with the same parent already has this name: " + part);
              }
              return there.with(new Folder(id, request.parentId(), part));
            });
    Resource shown =
        Shown.resources(api).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> GatewayDesk.notFound("Invalid Resource identifier specified"));
    return CreateResourceResponse.builder()
        .id(shown.id())
        .parentId(shown.parentId())
        .pathPart(shown.pathPart())
        .path(shown.path())
        .resourceMethods(shown.hasResourceMethods() ? shown.resourceMethods() : null)
        .build();
  }
}
