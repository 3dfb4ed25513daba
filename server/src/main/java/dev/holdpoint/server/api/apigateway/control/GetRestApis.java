package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.apigateway.model.GetRestApisRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;

/** Lists REST APIs by their ids. */
record GetRestApis(GatewayDesk desk) implements Action<GetRestApisRequest, GetRestApisResponse> {
  @Override
  public GetRestApisResponse handle(GetRestApisRequest request, Call call) {
    List<Api> all =
        desk.store().read(desk.apis()::list).stream()
            .filter(api -> api.kind() == ApiKind.REST)
            .toList();
    Shown.Page<Api> page = Shown.Page.of(all, Api::id, request.position(), request.limit());
    return GetRestApisResponse.builder()
        .items(page.items().stream().map(Shown::api).toList())
        .position(page.position())
        .build();
  }
}
