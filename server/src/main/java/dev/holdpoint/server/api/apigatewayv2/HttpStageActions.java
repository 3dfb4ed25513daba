package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Trees;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAccessLogSettingsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAccessLogSettingsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteSettingsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteSettingsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageResponse;

/** Deployments of HTTP APIs, and the stages that serve them. */
final class HttpStageActions {
  private HttpStageActions() {}

  static AwsService add(AwsService service, HttpDesk desk) {
    return deployments(stages(service, desk), desk);
  }

  private static AwsService stages(AwsService service, HttpDesk desk) {
    HttpStages stages = new HttpStages(desk);
    return service
        .rest(
            "CreateStage",
            "POST /v2/apis/{apiId}/stages",
            201,
            CreateStageRequest::builder,
            Trees.action(CreateStageResponse::builder, stages::create))
        .rest(
            "GetStage",
            "GET /v2/apis/{apiId}/stages/{stageName}",
            200,
            GetStageRequest::builder,
            Trees.action(GetStageResponse::builder, stages::show))
        .rest(
            "GetStages",
            "GET /v2/apis/{apiId}/stages",
            200,
            GetStagesRequest::builder,
            Trees.action(GetStagesResponse::builder, stages::list))
        .rest(
            "UpdateStage",
            "PATCH /v2/apis/{apiId}/stages/{stageName}",
            200,
            UpdateStageRequest::builder,
            Trees.action(UpdateStageResponse::builder, stages::update))
        .rest(
            "DeleteStage",
            "DELETE /v2/apis/{apiId}/stages/{stageName}",
            204,
            DeleteStageRequest::builder,
            Trees.action(DeleteStageResponse::builder, stages::delete))
        .rest(
            "DeleteAccessLogSettings",
            "DELETE /v2/apis/{apiId}/stages/{stageName}/accesslogsettings",
            204,
            DeleteAccessLogSettingsRequest::builder,
            Trees.action(DeleteAccessLogSettingsResponse::builder, stages::deleteLogSettings))
        .rest(
            "DeleteRouteSettings",
            "DELETE /v2/apis/{apiId}/stages/{stageName}/routesettings/{routeKey}",
            204,
            DeleteRouteSettingsRequest::builder,
            Trees.action(DeleteRouteSettingsResponse::builder, stages::deleteRouteSettings));
  }

  private static AwsService deployments(AwsService service, HttpDesk desk) {
    HttpDeployments deployments = new HttpDeployments(desk);
    return service
        .rest(
            "CreateDeployment",
            "POST /v2/apis/{apiId}/deployments",
            201,
            CreateDeploymentRequest::builder,
            Trees.action(CreateDeploymentResponse::builder, deployments::create))
        .rest(
            "GetDeployment",
            "GET /v2/apis/{apiId}/deployments/{deploymentId}",
            200,
            GetDeploymentRequest::builder,
            Trees.action(GetDeploymentResponse::builder, deployments::show))
        .rest(
            "GetDeployments",
            "GET /v2/apis/{apiId}/deployments",
            200,
            GetDeploymentsRequest::builder,
            Trees.action(GetDeploymentsResponse::builder, deployments::list))
        .rest(
            "UpdateDeployment",
            "PATCH /v2/apis/{apiId}/deployments/{deploymentId}",
            200,
            UpdateDeploymentRequest::builder,
            Trees.action(UpdateDeploymentResponse::builder, deployments::update))
        .rest(
            "DeleteDeployment",
            "DELETE /v2/apis/{apiId}/deployments/{deploymentId}",
            204,
            DeleteDeploymentRequest::builder,
            Trees.action(DeleteDeploymentResponse::builder, deployments::delete));
  }
}
