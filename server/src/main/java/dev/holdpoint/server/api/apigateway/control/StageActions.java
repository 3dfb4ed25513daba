package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Trees;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.CreateStageRequest;
import software.amazon.awssdk.services.apigateway.model.CreateStageResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentsResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.GetStagesRequest;
import software.amazon.awssdk.services.apigateway.model.GetStagesResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateStageResponse;

/** Deployments and the stages that serve them. */
final class StageActions {
  private StageActions() {}

  static AwsService add(AwsService service, GatewayDesk desk) {
    return stages(deployments(service, desk), desk);
  }

  private static AwsService deployments(AwsService service, GatewayDesk desk) {
    Stages stages = new Stages(desk);
    DeploymentCalls deployments = new DeploymentCalls(desk, stages);
    return service
        .rest(
            "CreateDeployment",
            "POST /restapis/{restapi_id}/deployments",
            201,
            CreateDeploymentRequest::builder,
            Trees.action(CreateDeploymentResponse::builder, deployments::create))
        .rest(
            "GetDeployments",
            "GET /restapis/{restapi_id}/deployments",
            200,
            GetDeploymentsRequest::builder,
            Trees.action(GetDeploymentsResponse::builder, deployments::list))
        .rest(
            "GetDeployment",
            "GET /restapis/{restapi_id}/deployments/{deployment_id}",
            200,
            GetDeploymentRequest::builder,
            Trees.action(GetDeploymentResponse::builder, deployments::show))
        .rest(
            "UpdateDeployment",
            "PATCH /restapis/{restapi_id}/deployments/{deployment_id}",
            200,
            UpdateDeploymentRequest::builder,
            Trees.action(UpdateDeploymentResponse::builder, deployments::update))
        .rest(
            "DeleteDeployment",
            "DELETE /restapis/{restapi_id}/deployments/{deployment_id}",
            202,
            DeleteDeploymentRequest::builder,
            Trees.action(DeleteDeploymentResponse::builder, deployments::delete));
  }

  private static AwsService stages(AwsService service, GatewayDesk desk) {
    Stages stages = new Stages(desk);
    return service
        .rest(
            "CreateStage",
            "POST /restapis/{restapi_id}/stages",
            201,
            CreateStageRequest::builder,
            Trees.action(CreateStageResponse::builder, stages::create))
        .rest(
            "GetStages",
            "GET /restapis/{restapi_id}/stages",
            200,
            GetStagesRequest::builder,
            Trees.action(GetStagesResponse::builder, stages::list))
        .rest(
            "GetStage",
            "GET /restapis/{restapi_id}/stages/{stage_name}",
            200,
            GetStageRequest::builder,
            Trees.action(GetStageResponse::builder, stages::show))
        .rest(
            "UpdateStage",
            "PATCH /restapis/{restapi_id}/stages/{stage_name}",
            200,
            UpdateStageRequest::builder,
            Trees.action(UpdateStageResponse::builder, stages::update))
        .rest(
            "DeleteStage",
            "DELETE /restapis/{restapi_id}/stages/{stage_name}",
            202,
            DeleteStageRequest::builder,
            Trees.action(DeleteStageResponse::builder, stages::delete));
  }
}
