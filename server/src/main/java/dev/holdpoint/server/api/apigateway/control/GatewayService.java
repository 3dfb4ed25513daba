package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.CreateStageRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourceRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourcesRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApisRequest;
import software.amazon.awssdk.services.apigateway.model.GetStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetStagesRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutRestApiRequest;

/** API Gateway's REST APIs behind the port. */
public final class GatewayService {
  private GatewayService() {}

  public static AwsService on(GatewayDesk desk) {
    AwsService service = AwsService.named("apigateway");
    return stages(methods(resources(apis(service, desk), desk), desk), desk);
  }

  private static AwsService apis(AwsService service, GatewayDesk desk) {
    return service
        .rest(
            "CreateRestApi",
            "POST /restapis",
            201,
            CreateRestApiRequest::builder,
            new CreateRestApi(desk))
        .rest(
            "GetRestApis", "GET /restapis", 200, GetRestApisRequest::builder, new GetRestApis(desk))
        .rest(
            "GetRestApi",
            "GET /restapis/{restapi_id}",
            200,
            GetRestApiRequest::builder,
            new GetRestApi(desk))
        .rest(
            "PutRestApi",
            "PUT /restapis/{restapi_id}",
            200,
            PutRestApiRequest::builder,
            new PutRestApi(desk))
        .rest(
            "DeleteRestApi",
            "DELETE /restapis/{restapi_id}",
            202,
            DeleteRestApiRequest::builder,
            new DeleteRestApi(desk));
  }

  private static AwsService resources(AwsService service, GatewayDesk desk) {
    return service
        .rest(
            "GetResources",
            "GET /restapis/{restapi_id}/resources",
            200,
            GetResourcesRequest::builder,
            new GetResources(desk))
        .rest(
            "GetResource",
            "GET /restapis/{restapi_id}/resources/{resource_id}",
            200,
            GetResourceRequest::builder,
            new GetResource(desk))
        .rest(
            "CreateResource",
            "POST /restapis/{restapi_id}/resources/{parent_id}",
            201,
            CreateResourceRequest::builder,
            new CreateResource(desk))
        .rest(
            "DeleteResource",
            "DELETE /restapis/{restapi_id}/resources/{resource_id}",
            202,
            DeleteResourceRequest::builder,
            new DeleteResource(desk));
  }

  private static AwsService methods(AwsService service, GatewayDesk desk) {
    return service
        .rest(
            "PutMethod",
            "PUT /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
            201,
            PutMethodRequest::builder,
            new PutMethod(desk))
        .rest(
            "DeleteMethod",
            "DELETE /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
            204,
            DeleteMethodRequest::builder,
            new DeleteMethod(desk))
        .rest(
            "PutMethodResponse",
            "PUT /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}",
            201,
            PutMethodResponseRequest::builder,
            new PutMethodResponse(desk))
        .rest(
            "PutIntegration",
            "PUT /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration",
            201,
            PutIntegrationRequest::builder,
            new PutIntegration(desk))
        .rest(
            "PutIntegrationResponse",
            "PUT /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}",
            201,
            PutIntegrationResponseRequest::builder,
            new PutIntegrationResponse(desk));
  }

  private static AwsService stages(AwsService service, GatewayDesk desk) {
    return service
        .rest(
            "CreateDeployment",
            "POST /restapis/{restapi_id}/deployments",
            201,
            CreateDeploymentRequest::builder,
            new CreateDeployment(desk))
        .rest(
            "CreateStage",
            "POST /restapis/{restapi_id}/stages",
            201,
            CreateStageRequest::builder,
            new CreateStage(desk))
        .rest(
            "GetStages",
            "GET /restapis/{restapi_id}/stages",
            200,
            GetStagesRequest::builder,
            new GetStages(desk))
        .rest(
            "GetStage",
            "GET /restapis/{restapi_id}/stages/{stage_name}",
            200,
            GetStageRequest::builder,
            new GetStage(desk))
        .rest(
            "DeleteStage",
            "DELETE /restapis/{restapi_id}/stages/{stage_name}",
            202,
            DeleteStageRequest::builder,
            new DeleteStage(desk));
  }
}
