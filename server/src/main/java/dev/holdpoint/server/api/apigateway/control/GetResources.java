package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.GetResourcesRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourcesResponse;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** Lists an API's resources by their paths. */
record GetResources(GatewayDesk desk) implements Action<GetResourcesRequest, GetResourcesResponse> {
  @Override
  public GetResourcesResponse handle(GetResourcesRequest request, Call call) {
    Shown.Page<Resource> page =
        Shown.Page.of(
            Shown.resources(desk.get(request.restApiId())),
            Resource::id,
            request.position(),
            request.limit());
    return GetResourcesResponse.builder().items(page.items()).position(page.position()).build();
  }
}
