package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Trees;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyRequest;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanKeyRequest;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanKeyResponse;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanRequest;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteApiKeyRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteUsagePlanKeyRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteUsagePlanKeyResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteUsagePlanRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteUsagePlanResponse;
import software.amazon.awssdk.services.apigateway.model.GetApiKeyRequest;
import software.amazon.awssdk.services.apigateway.model.GetApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.GetApiKeysRequest;
import software.amazon.awssdk.services.apigateway.model.GetApiKeysResponse;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlanKeyRequest;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlanKeyResponse;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlanKeysRequest;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlanKeysResponse;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlanRequest;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlanResponse;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlansRequest;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlansResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateApiKeyRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateUsagePlanRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateUsagePlanResponse;

/** API keys and usage plans. */
final class KeyActions {
  private KeyActions() {}

  static AwsService add(AwsService service, GatewayDesk desk) {
    return plans(keys(service, desk), desk);
  }

  private static AwsService keys(AwsService service, GatewayDesk desk) {
    ApiKeys keys = new ApiKeys(desk);
    return service
        .rest(
            "CreateApiKey",
            "POST /apikeys",
            201,
            CreateApiKeyRequest::builder,
            Trees.action(CreateApiKeyResponse::builder, keys::create))
        .rest(
            "GetApiKeys",
            "GET /apikeys",
            200,
            GetApiKeysRequest::builder,
            Trees.action(GetApiKeysResponse::builder, keys::list))
        .rest(
            "GetApiKey",
            "GET /apikeys/{api_Key}",
            200,
            GetApiKeyRequest::builder,
            Trees.action(GetApiKeyResponse::builder, keys::show))
        .rest(
            "UpdateApiKey",
            "PATCH /apikeys/{api_Key}",
            200,
            UpdateApiKeyRequest::builder,
            Trees.action(UpdateApiKeyResponse::builder, keys::update))
        .rest(
            "DeleteApiKey",
            "DELETE /apikeys/{api_Key}",
            202,
            DeleteApiKeyRequest::builder,
            Trees.action(DeleteApiKeyResponse::builder, keys::delete));
  }

  private static AwsService plans(AwsService service, GatewayDesk desk) {
    Plans plans = new Plans(desk);
    return service
        .rest(
            "CreateUsagePlan",
            "POST /usageplans",
            201,
            CreateUsagePlanRequest::builder,
            Trees.action(CreateUsagePlanResponse::builder, plans::create))
        .rest(
            "GetUsagePlans",
            "GET /usageplans",
            200,
            GetUsagePlansRequest::builder,
            Trees.action(GetUsagePlansResponse::builder, plans::list))
        .rest(
            "GetUsagePlan",
            "GET /usageplans/{usageplanId}",
            200,
            GetUsagePlanRequest::builder,
            Trees.action(GetUsagePlanResponse::builder, plans::show))
        .rest(
            "UpdateUsagePlan",
            "PATCH /usageplans/{usageplanId}",
            200,
            UpdateUsagePlanRequest::builder,
            Trees.action(UpdateUsagePlanResponse::builder, plans::update))
        .rest(
            "DeleteUsagePlan",
            "DELETE /usageplans/{usageplanId}",
            202,
            DeleteUsagePlanRequest::builder,
            Trees.action(DeleteUsagePlanResponse::builder, plans::delete))
        .rest(
            "CreateUsagePlanKey",
            "POST /usageplans/{usageplanId}/keys",
            201,
            CreateUsagePlanKeyRequest::builder,
            Trees.action(CreateUsagePlanKeyResponse::builder, plans::join))
        .rest(
            "GetUsagePlanKeys",
            "GET /usageplans/{usageplanId}/keys",
            200,
            GetUsagePlanKeysRequest::builder,
            Trees.action(GetUsagePlanKeysResponse::builder, plans::listKeys))
        .rest(
            "GetUsagePlanKey",
            "GET /usageplans/{usageplanId}/keys/{keyId}",
            200,
            GetUsagePlanKeyRequest::builder,
            Trees.action(GetUsagePlanKeyResponse::builder, plans::showKey))
        .rest(
            "DeleteUsagePlanKey",
            "DELETE /usageplans/{usageplanId}/keys/{keyId}",
            202,
            DeleteUsagePlanKeyRequest::builder,
            Trees.action(DeleteUsagePlanKeyResponse::builder, plans::leave));
  }
}
