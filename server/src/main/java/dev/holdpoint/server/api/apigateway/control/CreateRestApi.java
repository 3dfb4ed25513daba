package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** Makes a REST API without resources. */
record CreateRestApi(GatewayDesk desk)
    implements Action<CreateRestApiRequest, CreateRestApiResponse> {
  @Override
  public CreateRestApiResponse handle(CreateRestApiRequest request, Call call) {
    GatewayDesk.unsupported(request.policy(), "policy");
    GatewayDesk.unsupported(request.cloneFrom(), "cloneFrom");
    String name = request.name();
    if (name == null || name.isBlank()) {
      throw GatewayDesk.bad("Invalid API name specified");
    }
    List<String> binary = request.hasBinaryMediaTypes() ? request.binaryMediaTypes() : List.of();
    Api api =
        desk.store()
            .write(tx ->
                desk.apis().create(tx, desk.turns().now(), ApiKind.REST, name, List.of(), binary));
    RestApi shown = Shown.api(api);
    return CreateRestApiResponse.builder()
        .id(shown.id())
        .name(shown.name())
        .binaryMediaTypes(shown.hasBinaryMediaTypes() ? shown.binaryMediaTypes() : null)
        .apiKeySource(shown.apiKeySource())
        .rootResourceId(shown.rootResourceId())
        .build();
  }
}
