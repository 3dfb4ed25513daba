package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Trees;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteResponse;

/** Routes of HTTP APIs, where they go, and who says whether they may. */
final class HttpPartActions {
  private HttpPartActions() {}

  static AwsService add(AwsService service, HttpDesk desk) {
    return authorizers(integrations(routes(service, desk), desk), desk);
  }

  private static AwsService routes(AwsService service, HttpDesk desk) {
    HttpRoutes routes = new HttpRoutes(desk);
    return service
        .rest(
            "CreateRoute",
            "POST /v2/apis/{apiId}/routes",
            201,
            CreateRouteRequest::builder,
            Trees.action(CreateRouteResponse::builder, routes::create))
        .rest(
            "GetRoute",
            "GET /v2/apis/{apiId}/routes/{routeId}",
            200,
            GetRouteRequest::builder,
            Trees.action(GetRouteResponse::builder, routes::show))
        .rest(
            "GetRoutes",
            "GET /v2/apis/{apiId}/routes",
            200,
            GetRoutesRequest::builder,
            Trees.action(GetRoutesResponse::builder, routes::list))
        .rest(
            "UpdateRoute",
            "PATCH /v2/apis/{apiId}/routes/{routeId}",
            200,
            UpdateRouteRequest::builder,
            Trees.action(UpdateRouteResponse::builder, routes::update))
        .rest(
            "DeleteRoute",
            "DELETE /v2/apis/{apiId}/routes/{routeId}",
            204,
            DeleteRouteRequest::builder,
            Trees.action(DeleteRouteResponse::builder, routes::delete));
  }

  private static AwsService integrations(AwsService service, HttpDesk desk) {
    HttpIntegrations integrations = new HttpIntegrations(desk);
    return service
        .rest(
            "CreateIntegration",
            "POST /v2/apis/{apiId}/integrations",
            201,
            CreateIntegrationRequest::builder,
            Trees.action(CreateIntegrationResponse::builder, integrations::create))
        .rest(
            "GetIntegration",
            "GET /v2/apis/{apiId}/integrations/{integrationId}",
            200,
            GetIntegrationRequest::builder,
            Trees.action(GetIntegrationResponse::builder, integrations::show))
        .rest(
            "GetIntegrations",
            "GET /v2/apis/{apiId}/integrations",
            200,
            GetIntegrationsRequest::builder,
            Trees.action(GetIntegrationsResponse::builder, integrations::list))
        .rest(
            "UpdateIntegration",
            "PATCH /v2/apis/{apiId}/integrations/{integrationId}",
            200,
            UpdateIntegrationRequest::builder,
            Trees.action(UpdateIntegrationResponse::builder, integrations::update))
        .rest(
            "DeleteIntegration",
            "DELETE /v2/apis/{apiId}/integrations/{integrationId}",
            204,
            DeleteIntegrationRequest::builder,
            Trees.action(DeleteIntegrationResponse::builder, integrations::delete));
  }

  private static AwsService authorizers(AwsService service, HttpDesk desk) {
    HttpAuthorizers authorizers = new HttpAuthorizers(desk);
    return service
        .rest(
            "CreateAuthorizer",
            "POST /v2/apis/{apiId}/authorizers",
            201,
            CreateAuthorizerRequest::builder,
            Trees.action(CreateAuthorizerResponse::builder, authorizers::create))
        .rest(
            "GetAuthorizer",
            "GET /v2/apis/{apiId}/authorizers/{authorizerId}",
            200,
            GetAuthorizerRequest::builder,
            Trees.action(GetAuthorizerResponse::builder, authorizers::show))
        .rest(
            "GetAuthorizers",
            "GET /v2/apis/{apiId}/authorizers",
            200,
            GetAuthorizersRequest::builder,
            Trees.action(GetAuthorizersResponse::builder, authorizers::list))
        .rest(
            "UpdateAuthorizer",
            "PATCH /v2/apis/{apiId}/authorizers/{authorizerId}",
            200,
            UpdateAuthorizerRequest::builder,
            Trees.action(UpdateAuthorizerResponse::builder, authorizers::update))
        .rest(
            "DeleteAuthorizer",
            "DELETE /v2/apis/{apiId}/authorizers/{authorizerId}",
            204,
            DeleteAuthorizerRequest::builder,
            Trees.action(DeleteAuthorizerResponse::builder, authorizers::delete));
  }
}
