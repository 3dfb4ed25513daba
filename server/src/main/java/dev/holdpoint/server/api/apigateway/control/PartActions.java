package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Trees;
import software.amazon.awssdk.services.apigateway.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.CreateAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.CreateModelRequest;
import software.amazon.awssdk.services.apigateway.model.CreateModelResponse;
import software.amazon.awssdk.services.apigateway.model.CreateRequestValidatorRequest;
import software.amazon.awssdk.services.apigateway.model.CreateRequestValidatorResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteGatewayResponseRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteGatewayResponseResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteModelRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteModelResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteRequestValidatorRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteRequestValidatorResponse;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizersRequest;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizersResponse;
import software.amazon.awssdk.services.apigateway.model.GetGatewayResponseRequest;
import software.amazon.awssdk.services.apigateway.model.GetGatewayResponseResponse;
import software.amazon.awssdk.services.apigateway.model.GetGatewayResponsesRequest;
import software.amazon.awssdk.services.apigateway.model.GetGatewayResponsesResponse;
import software.amazon.awssdk.services.apigateway.model.GetModelRequest;
import software.amazon.awssdk.services.apigateway.model.GetModelResponse;
import software.amazon.awssdk.services.apigateway.model.GetModelsRequest;
import software.amazon.awssdk.services.apigateway.model.GetModelsResponse;
import software.amazon.awssdk.services.apigateway.model.GetRequestValidatorRequest;
import software.amazon.awssdk.services.apigateway.model.GetRequestValidatorResponse;
import software.amazon.awssdk.services.apigateway.model.GetRequestValidatorsRequest;
import software.amazon.awssdk.services.apigateway.model.GetRequestValidatorsResponse;
import software.amazon.awssdk.services.apigateway.model.PutGatewayResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutGatewayResponseResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateGatewayResponseRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateGatewayResponseResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateModelRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateModelResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateRequestValidatorRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateRequestValidatorResponse;

/** What methods refer to. */
final class PartActions {
  private PartActions() {}

  static AwsService add(AwsService service, GatewayDesk desk) {
    return errors(validators(models(authorizers(service, desk), desk), desk), desk);
  }

  private static AwsService authorizers(AwsService service, GatewayDesk desk) {
    Authorizers authorizers = new Authorizers(desk);
    PartCalls calls = authorizers.calls();
    return service
        .rest(
            "CreateAuthorizer",
            "POST /restapis/{restapi_id}/authorizers",
            201,
            CreateAuthorizerRequest::builder,
            Trees.action(CreateAuthorizerResponse::builder, authorizers::create))
        .rest(
            "GetAuthorizers",
            "GET /restapis/{restapi_id}/authorizers",
            200,
            GetAuthorizersRequest::builder,
            Trees.action(GetAuthorizersResponse::builder, calls::list))
        .rest(
            "GetAuthorizer",
            "GET /restapis/{restapi_id}/authorizers/{authorizer_id}",
            200,
            GetAuthorizerRequest::builder,
            Trees.action(GetAuthorizerResponse::builder, calls::show))
        .rest(
            "UpdateAuthorizer",
            "PATCH /restapis/{restapi_id}/authorizers/{authorizer_id}",
            200,
            UpdateAuthorizerRequest::builder,
            Trees.action(UpdateAuthorizerResponse::builder, calls::update))
        .rest(
            "DeleteAuthorizer",
            "DELETE /restapis/{restapi_id}/authorizers/{authorizer_id}",
            202,
            DeleteAuthorizerRequest::builder,
            Trees.action(DeleteAuthorizerResponse::builder, calls::delete));
  }

  private static AwsService models(AwsService service, GatewayDesk desk) {
    Models models = new Models(desk);
    PartCalls calls = models.calls();
    return service
        .rest(
            "CreateModel",
            "POST /restapis/{restapi_id}/models",
            201,
            CreateModelRequest::builder,
            Trees.action(CreateModelResponse::builder, models::create))
        .rest(
            "GetModels",
            "GET /restapis/{restapi_id}/models",
            200,
            GetModelsRequest::builder,
            Trees.action(GetModelsResponse::builder, calls::list))
        .rest(
            "GetModel",
            "GET /restapis/{restapi_id}/models/{model_name}",
            200,
            GetModelRequest::builder,
            Trees.action(GetModelResponse::builder, calls::show))
        .rest(
            "UpdateModel",
            "PATCH /restapis/{restapi_id}/models/{model_name}",
            200,
            UpdateModelRequest::builder,
            Trees.action(UpdateModelResponse::builder, calls::update))
        .rest(
            "DeleteModel",
            "DELETE /restapis/{restapi_id}/models/{model_name}",
            202,
            DeleteModelRequest::builder,
            Trees.action(DeleteModelResponse::builder, calls::delete));
  }

  private static AwsService validators(AwsService service, GatewayDesk desk) {
    Validators validators = new Validators(desk);
    PartCalls calls = validators.calls();
    return service
        .rest(
            "CreateRequestValidator",
            "POST /restapis/{restapi_id}/requestvalidators",
            201,
            CreateRequestValidatorRequest::builder,
            Trees.action(CreateRequestValidatorResponse::builder, validators::create))
        .rest(
            "GetRequestValidators",
            "GET /restapis/{restapi_id}/requestvalidators",
            200,
            GetRequestValidatorsRequest::builder,
            Trees.action(GetRequestValidatorsResponse::builder, calls::list))
        .rest(
            "GetRequestValidator",
            "GET /restapis/{restapi_id}/requestvalidators/{requestvalidator_id}",
            200,
            GetRequestValidatorRequest::builder,
            Trees.action(GetRequestValidatorResponse::builder, calls::show))
        .rest(
            "UpdateRequestValidator",
            "PATCH /restapis/{restapi_id}/requestvalidators/{requestvalidator_id}",
            200,
            UpdateRequestValidatorRequest::builder,
            Trees.action(UpdateRequestValidatorResponse::builder, calls::update))
        .rest(
            "DeleteRequestValidator",
            "DELETE /restapis/{restapi_id}/requestvalidators/{requestvalidator_id}",
            202,
            DeleteRequestValidatorRequest::builder,
            Trees.action(DeleteRequestValidatorResponse::builder, calls::delete));
  }

  private static AwsService errors(AwsService service, GatewayDesk desk) {
    OwnErrors errors = new OwnErrors(desk);
    return service
        .rest(
            "PutGatewayResponse",
            "PUT /restapis/{restapi_id}/gatewayresponses/{response_type}",
            201,
            PutGatewayResponseRequest::builder,
            Trees.action(PutGatewayResponseResponse::builder, errors::put))
        .rest(
            "GetGatewayResponses",
            "GET /restapis/{restapi_id}/gatewayresponses",
            200,
            GetGatewayResponsesRequest::builder,
            Trees.action(GetGatewayResponsesResponse::builder, errors::list))
        .rest(
            "GetGatewayResponse",
            "GET /restapis/{restapi_id}/gatewayresponses/{response_type}",
            200,
            GetGatewayResponseRequest::builder,
            Trees.action(GetGatewayResponseResponse::builder, errors::show))
        .rest(
            "UpdateGatewayResponse",
            "PATCH /restapis/{restapi_id}/gatewayresponses/{response_type}",
            200,
            UpdateGatewayResponseRequest::builder,
            Trees.action(UpdateGatewayResponseResponse::builder, errors::update))
        .rest(
            "DeleteGatewayResponse",
            "DELETE /restapis/{restapi_id}/gatewayresponses/{response_type}",
            202,
            DeleteGatewayResponseRequest::builder,
            Trees.action(DeleteGatewayResponseResponse::builder, errors::delete));
  }
}
