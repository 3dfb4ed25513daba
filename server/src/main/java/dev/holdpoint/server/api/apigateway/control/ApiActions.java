package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Trees;
import software.amazon.awssdk.services.apigateway.model.CreateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.CreateResourceResponse;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourceRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourceResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourcesRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourcesResponse;
import software.amazon.awssdk.services.apigateway.model.GetRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.GetRestApisRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;
import software.amazon.awssdk.services.apigateway.model.ImportRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.PutRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateResourceResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateRestApiResponse;

/** REST APIs, their documents and the parts of their paths. */
final class ApiActions {
  private ApiActions() {}

  static AwsService add(AwsService service, GatewayDesk desk) {
    return resources(apis(imports(service, desk), desk), desk);
  }

  private static AwsService imports(AwsService service, GatewayDesk desk) {
    Imports imports = new Imports(desk);
    return service
        .rest(
            "ImportRestApi",
            "POST /restapis?mode=import",
            201,
            ImportRestApiRequest::builder,
            imports::create)
        .rest(
            "PutRestApi",
            "PUT /restapis/{restapi_id}",
            200,
            PutRestApiRequest::builder,
            imports::put);
  }

  private static AwsService apis(AwsService service, GatewayDesk desk) {
    RestApis apis = new RestApis(desk);
    return service
        .rest(
            "CreateRestApi",
            "POST /restapis",
            201,
            CreateRestApiRequest::builder,
            Trees.action(CreateRestApiResponse::builder, apis::create))
        .rest(
            "GetRestApis",
            "GET /restapis",
            200,
            GetRestApisRequest::builder,
            Trees.action(GetRestApisResponse::builder, apis::list))
        .rest(
            "GetRestApi",
            "GET /restapis/{restapi_id}",
            200,
            GetRestApiRequest::builder,
            Trees.action(GetRestApiResponse::builder, apis::show))
        .rest(
            "UpdateRestApi",
            "PATCH /restapis/{restapi_id}",
            200,
            UpdateRestApiRequest::builder,
            Trees.action(UpdateRestApiResponse::builder, apis::update))
        .rest(
            "DeleteRestApi",
            "DELETE /restapis/{restapi_id}",
            202,
            DeleteRestApiRequest::builder,
            Trees.action(DeleteRestApiResponse::builder, apis::delete));
  }

  private static AwsService resources(AwsService service, GatewayDesk desk) {
    Resources resources = new Resources(desk);
    return service
        .rest(
            "CreateResource",
            "POST /restapis/{restapi_id}/resources/{parent_id}",
            201,
            CreateResourceRequest::builder,
            Trees.action(CreateResourceResponse::builder, resources::create))
        .rest(
            "GetResources",
            "GET /restapis/{restapi_id}/resources",
            200,
            GetResourcesRequest::builder,
            Trees.action(GetResourcesResponse::builder, resources::list))
        .rest(
            "GetResource",
            "GET /restapis/{restapi_id}/resources/{resource_id}",
            200,
            GetResourceRequest::builder,
            Trees.action(GetResourceResponse::builder, resources::show))
        .rest(
            "UpdateResource",
            "PATCH /restapis/{restapi_id}/resources/{resource_id}",
            200,
            UpdateResourceRequest::builder,
            Trees.action(UpdateResourceResponse::builder, resources::update))
        .rest(
            "DeleteResource",
            "DELETE /restapis/{restapi_id}/resources/{resource_id}",
            202,
            DeleteResourceRequest::builder,
            Trees.action(DeleteResourceResponse::builder, resources::delete));
  }
}
