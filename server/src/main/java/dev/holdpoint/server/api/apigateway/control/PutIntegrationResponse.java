package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.ContentHandling;
import dev.holdpoint.core.apigateway.IntegrationResponse;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseResponse;

/** Says how an integration's answers become the client's, for one status. */
record PutIntegrationResponse(GatewayDesk desk)
    implements Action<PutIntegrationResponseRequest, PutIntegrationResponseResponse> {
  @Override
  public PutIntegrationResponseResponse handle(PutIntegrationResponseRequest request, Call call) {
    IntegrationResponse answer =
        new IntegrationResponse(
            request.selectionPattern(),
            request.statusCode(),
            request.hasResponseParameters() ? request.responseParameters() : Map.of(),
            request.hasResponseTemplates() ? request.responseTemplates() : Map.of(),
            request.contentHandling() == null
                ? null
                : ContentHandling.valueOf(request.contentHandlingAsString()));
    desk.change(
        request.restApiId(),
        (_, there) -> {
          Route route = GatewayDesk.route(there, request.resourceId(), request.httpMethod());
          if (route.integration().isUnset()) {
            throw GatewayDesk.notFound("Invalid Integration identifier specified");
          }
          List<IntegrationResponse> all = new ArrayList<>(route.integration().responses());
          all.removeIf(one -> one.statusCode().equals(answer.statusCode()));
          all.add(answer);
          return there.with(
              new Route(
                  route.method(),
                  route.path(),
                  route.integration().answering(all),
                  route.request()));
        });
    return PutIntegrationResponseResponse.builder()
        .statusCode(request.statusCode())
        .selectionPattern(request.selectionPattern())
        .responseParameters(request.hasResponseParameters() ? request.responseParameters() : null)
        .responseTemplates(request.hasResponseTemplates() ? request.responseTemplates() : null)
        .build();
  }
}
