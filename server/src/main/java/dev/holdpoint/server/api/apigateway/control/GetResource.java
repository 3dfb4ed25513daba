package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.GetResourceRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourceResponse;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** Shows a resource. */
record GetResource(GatewayDesk desk) implements Action<GetResourceRequest, GetResourceResponse> {
  @Override
  public GetResourceResponse handle(GetResourceRequest request, Call call) {
    Resource shown =
        Shown.resources(desk.get(request.restApiId())).stream()
            .filter(one -> one.id().equals(request.resourceId()))
            .findFirst()
            .orElseThrow(() -> GatewayDesk.notFound("Invalid Resource identifier specified"));
    return GetResourceResponse.builder()
        .id(shown.id())
        .parentId(shown.parentId())
        .pathPart(shown.pathPart())
        .path(shown.path())
        .resourceMethods(shown.hasResourceMethods() ? shown.resourceMethods() : null)
        .build();
  }
}
