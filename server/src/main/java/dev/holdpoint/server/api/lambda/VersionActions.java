package dev.holdpoint.server.api.lambda;

import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;

/** Those of Lambda's actions that deal with versions and aliases. */
final class VersionActions {
  private VersionActions() {}

  static AwsService add(AwsService service, LambdaParts parts) {
    return aliases(versions(service, parts), parts);
  }

  private static AwsService versions(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "PublishVersion",
            "POST /2015-03-31/functions/{FunctionName}/versions",
            201,
            PublishVersionRequest::builder,
            new PublishVersion(parts))
        .rest(
            "ListVersionsByFunction",
            "GET /2015-03-31/functions/{FunctionName}/versions",
            200,
            ListVersionsByFunctionRequest::builder,
            new ListVersionsByFunction(parts));
  }

  private static AwsService aliases(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "CreateAlias",
            "POST /2015-03-31/functions/{FunctionName}/aliases",
            201,
            CreateAliasRequest::builder,
            new CreateAlias(parts))
        .rest(
            "ListAliases",
            "GET /2015-03-31/functions/{FunctionName}/aliases",
            200,
            ListAliasesRequest::builder,
            new ListAliases(parts))
        .rest(
            "GetAlias",
            "GET /2015-03-31/functions/{FunctionName}/aliases/{Name}",
            200,
            GetAliasRequest::builder,
            new GetAlias(parts))
        .rest(
            "UpdateAlias",
            "PUT /2015-03-31/functions/{FunctionName}/aliases/{Name}",
            200,
            UpdateAliasRequest::builder,
            new UpdateAlias(parts))
        .rest(
            "DeleteAlias",
            "DELETE /2015-03-31/functions/{FunctionName}/aliases/{Name}",
            204,
            DeleteAliasRequest::builder,
            new DeleteAlias(parts));
  }
}
