package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Trees;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationResponseResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponseResponse;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigateway.model.GetMethodRequest;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponse;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponseResponse;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseResponse;
import software.amazon.awssdk.services.apigateway.model.PutMethodRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponse;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseResponse;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodRequest;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateMethodRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateMethodResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateMethodResponseResponse;

/** Methods, where they go and what they answer. */
final class MethodActions {
  private MethodActions() {}

  static AwsService add(AwsService service, GatewayDesk desk, TestCalls calls) {
    MethodTests tests = new MethodTests(desk, calls);
    return integrations(answers(methods(service, desk), desk), desk)
        .rest(
            "TestInvokeMethod",
            "POST /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
            200,
            TestInvokeMethodRequest::builder,
            Trees.action(TestInvokeMethodResponse::builder, tests::invoke));
  }

  private static AwsService methods(AwsService service, GatewayDesk desk) {
    Methods methods = new Methods(desk);
    return service
        .rest(
            "PutMethod",
            "PUT /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
            201,
            PutMethodRequest::builder,
            Trees.action(PutMethodResponse::builder, methods::put))
        .rest(
            "GetMethod",
            "GET /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
            200,
            GetMethodRequest::builder,
            Trees.action(GetMethodResponse::builder, methods::show))
        .rest(
            "UpdateMethod",
            "PATCH /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
            200,
            UpdateMethodRequest::builder,
            Trees.action(UpdateMethodResponse::builder, methods::update))
        .rest(
            "DeleteMethod",
            "DELETE /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
            204,
            DeleteMethodRequest::builder,
            Trees.action(DeleteMethodResponse::builder, methods::delete));
  }

  private static AwsService answers(AwsService service, GatewayDesk desk) {
    MethodResponses answers = new MethodResponses(desk);
    return service
        .rest(
            "PutMethodResponse",
            "PUT /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}",
            201,
            PutMethodResponseRequest::builder,
            Trees.action(PutMethodResponseResponse::builder, answers::put))
        .rest(
            "GetMethodResponse",
            "GET /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}",
            200,
            GetMethodResponseRequest::builder,
            Trees.action(GetMethodResponseResponse::builder, answers::show))
        .rest(
            "UpdateMethodResponse",
            "PATCH"
                + " /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}",
            201,
            UpdateMethodResponseRequest::builder,
            Trees.action(UpdateMethodResponseResponse::builder, answers::update))
        .rest(
            "DeleteMethodResponse",
            "DELETE"
                + " /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}",
            204,
            DeleteMethodResponseRequest::builder,
            Trees.action(DeleteMethodResponseResponse::builder, answers::delete));
  }

  private static AwsService integrations(AwsService service, GatewayDesk desk) {
    Integrations integrations = new Integrations(desk);
    return service
        .rest(
            "PutIntegration",
            "PUT /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration",
            201,
            PutIntegrationRequest::builder,
            Trees.action(PutIntegrationResponse::builder, integrations::put))
        .rest(
            "GetIntegration",
            "GET /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration",
            200,
            GetIntegrationRequest::builder,
            Trees.action(GetIntegrationResponse::builder, integrations::show))
        .rest(
            "UpdateIntegration",
            "PATCH"
                + " /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration",
            200,
            UpdateIntegrationRequest::builder,
            Trees.action(UpdateIntegrationResponse::builder, integrations::update))
        .rest(
            "DeleteIntegration",
            "DELETE"
                + " /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration",
            204,
            DeleteIntegrationRequest::builder,
            Trees.action(DeleteIntegrationResponse::builder, integrations::delete))
        .rest(
            "PutIntegrationResponse",
            "PUT /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}",
            201,
            PutIntegrationResponseRequest::builder,
            Trees.action(PutIntegrationResponseResponse::builder, integrations::putResponse))
        .rest(
            "GetIntegrationResponse",
            "GET /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}",
            200,
            GetIntegrationResponseRequest::builder,
            Trees.action(GetIntegrationResponseResponse::builder, integrations::showResponse))
        .rest(
            "UpdateIntegrationResponse",
            "PATCH"
                + " /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}",
            200,
            UpdateIntegrationResponseRequest::builder,
            Trees.action(UpdateIntegrationResponseResponse::builder, integrations::updateResponse))
        .rest(
            "DeleteIntegrationResponse",
            "DELETE"
                + " /restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}",
            204,
            DeleteIntegrationResponseRequest::builder,
            Trees.action(DeleteIntegrationResponseResponse::builder, integrations::deleteResponse));
  }
}
