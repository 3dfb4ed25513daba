package dev.holdpoint.server.api.lambda;

import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigRequest;

/** Those of Lambda's actions that deal with functions' own addresses. */
final class UrlActions {
  private UrlActions() {}

  static AwsService add(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "CreateFunctionUrlConfig",
            "POST /2021-10-31/functions/{FunctionName}/url",
            201,
            CreateFunctionUrlConfigRequest::builder,
            new CreateFunctionUrlConfig(parts))
        .rest(
            "GetFunctionUrlConfig",
            "GET /2021-10-31/functions/{FunctionName}/url",
            200,
            GetFunctionUrlConfigRequest::builder,
            new GetFunctionUrlConfig(parts))
        .rest(
            "UpdateFunctionUrlConfig",
            "PUT /2021-10-31/functions/{FunctionName}/url",
            200,
            UpdateFunctionUrlConfigRequest::builder,
            new UpdateFunctionUrlConfig(parts))
        .rest(
            "DeleteFunctionUrlConfig",
            "DELETE /2021-10-31/functions/{FunctionName}/url",
            204,
            DeleteFunctionUrlConfigRequest::builder,
            new DeleteFunctionUrlConfig(parts))
        .rest(
            "ListFunctionUrlConfigs",
            "GET /2021-10-31/functions/{FunctionName}/urls",
            200,
            ListFunctionUrlConfigsRequest::builder,
            new ListFunctionUrlConfigs(parts));
  }
}
