package dev.holdpoint.server.api.lambda;

import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigRequest;

/** Those of Lambda's actions that say how functions are invoked. */
final class InvocationActions {
  private InvocationActions() {}

  static AwsService add(AwsService service, LambdaParts parts) {
    return concurrency(configs(service, parts), parts);
  }

  private static AwsService configs(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "PutFunctionEventInvokeConfig",
            "PUT /2019-09-25/functions/{FunctionName}/event-invoke-config",
            200,
            PutFunctionEventInvokeConfigRequest::builder,
            new PutFunctionEventInvokeConfig(parts))
        .rest(
            "UpdateFunctionEventInvokeConfig",
            "POST /2019-09-25/functions/{FunctionName}/event-invoke-config",
            200,
            UpdateFunctionEventInvokeConfigRequest::builder,
            new UpdateFunctionEventInvokeConfig(parts))
        .rest(
            "GetFunctionEventInvokeConfig",
            "GET /2019-09-25/functions/{FunctionName}/event-invoke-config",
            200,
            GetFunctionEventInvokeConfigRequest::builder,
            new GetFunctionEventInvokeConfig(parts))
        .rest(
            "DeleteFunctionEventInvokeConfig",
            "DELETE /2019-09-25/functions/{FunctionName}/event-invoke-config",
            204,
            DeleteFunctionEventInvokeConfigRequest::builder,
            new DeleteFunctionEventInvokeConfig(parts))
        .rest(
            "ListFunctionEventInvokeConfigs",
            "GET /2019-09-25/functions/{FunctionName}/event-invoke-config/list",
            200,
            ListFunctionEventInvokeConfigsRequest::builder,
            new ListFunctionEventInvokeConfigs(parts));
  }

  private static AwsService concurrency(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "PutFunctionConcurrency",
            "PUT /2017-10-31/functions/{FunctionName}/concurrency",
            200,
            PutFunctionConcurrencyRequest::builder,
            new PutFunctionConcurrency(parts))
        .rest(
            "GetFunctionConcurrency",
            "GET /2019-09-30/functions/{FunctionName}/concurrency",
            200,
            GetFunctionConcurrencyRequest::builder,
            new GetFunctionConcurrency(parts))
        .rest(
            "DeleteFunctionConcurrency",
            "DELETE /2017-10-31/functions/{FunctionName}/concurrency",
            204,
            DeleteFunctionConcurrencyRequest::builder,
            new DeleteFunctionConcurrency(parts));
  }
}
