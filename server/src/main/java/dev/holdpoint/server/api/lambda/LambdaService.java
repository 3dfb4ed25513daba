package dev.holdpoint.server.api.lambda;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Model;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetRuntimeManagementConfigRequest;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsRequest;
import software.amazon.awssdk.services.lambda.model.ListLayersRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Lambda: functions, who may call them, the queues that feed them, and layers. */
public final class LambdaService {
  private LambdaService() {}

  public static AwsService create(LambdaParts parts) {
    AwsService lambda =
        AwsService.named("lambda").model(Model.beside(LambdaService.class, "ValidationException"));
    AwsService functions = calls(functions(lambda, parts), parts);
    AwsService more = layers(mappings(functions, parts), parts);
    AwsService versions = VersionActions.add(InvocationActions.add(more, parts), parts);
    return settings(tags(UrlActions.add(versions, parts), parts), parts);
  }

  private static AwsService functions(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "CreateFunction",
            "POST /2015-03-31/functions",
            201,
            CreateFunctionRequest::builder,
            new CreateFunction(parts))
        .rest(
            "ListFunctions",
            "GET /2015-03-31/functions",
            200,
            ListFunctionsRequest::builder,
            new ListFunctions(parts))
        .rest(
            "GetFunction",
            "GET /2015-03-31/functions/{FunctionName}",
            200,
            GetFunctionRequest::builder,
            new GetFunction(parts))
        .rest(
            "DeleteFunction",
            "DELETE /2015-03-31/functions/{FunctionName}",
            204,
            DeleteFunctionRequest::builder,
            new DeleteFunction(parts))
        .rest(
            "GetFunctionConfiguration",
            "GET /2015-03-31/functions/{FunctionName}/configuration",
            200,
            GetFunctionConfigurationRequest::builder,
            new GetFunctionConfiguration(parts))
        .rest(
            "UpdateFunctionConfiguration",
            "PUT /2015-03-31/functions/{FunctionName}/configuration",
            200,
            UpdateFunctionConfigurationRequest::builder,
            new UpdateFunctionConfiguration(parts))
        .rest(
            "UpdateFunctionCode",
            "PUT /2015-03-31/functions/{FunctionName}/code",
            200,
            UpdateFunctionCodeRequest::builder,
            new UpdateFunctionCode(parts));
  }

  private static AwsService calls(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "Invoke",
            "POST /2015-03-31/functions/{FunctionName}/invocations",
            200,
            InvokeRequest::builder,
            new Invoke(parts))
        .rest(
            "AddPermission",
            "POST /2015-03-31/functions/{FunctionName}/policy",
            201,
            AddPermissionRequest::builder,
            new AddPermission(parts))
        .rest(
            "GetPolicy",
            "GET /2015-03-31/functions/{FunctionName}/policy",
            200,
            GetPolicyRequest::builder,
            new GetPolicy(parts))
        .rest(
            "RemovePermission",
            "DELETE /2015-03-31/functions/{FunctionName}/policy/{StatementId}",
            204,
            RemovePermissionRequest::builder,
            new RemovePermission(parts));
  }

  private static AwsService tags(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "ListTags",
            "GET /2017-03-31/tags/{Resource}",
            200,
            ListTagsRequest::builder,
            new ListTags(parts))
        .rest(
            "TagResource",
            "POST /2017-03-31/tags/{Resource}",
            204,
            TagResourceRequest::builder,
            new TagResource(parts))
        .rest(
            "UntagResource",
            "DELETE /2017-03-31/tags/{Resource}",
            204,
            UntagResourceRequest::builder,
            new UntagResource(parts));
  }

  /** What tools ask for before they change anything. */
  private static AwsService settings(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "GetAccountSettings",
            "GET /2016-08-19/account-settings",
            200,
            GetAccountSettingsRequest::builder,
            new GetAccountSettings(parts))
        .rest(
            "GetFunctionCodeSigningConfig",
            "GET /2020-06-30/functions/{FunctionName}/code-signing-config",
            200,
            GetFunctionCodeSigningConfigRequest::builder,
            new GetFunctionCodeSigningConfig(parts))
        .rest(
            "GetRuntimeManagementConfig",
            "GET /2021-07-20/functions/{FunctionName}/runtime-management-config",
            200,
            GetRuntimeManagementConfigRequest::builder,
            new GetRuntimeManagementConfig(parts))
        .rest(
            "GetFunctionRecursionConfig",
            "GET /2024-08-31/functions/{FunctionName}/recursion-config",
            200,
            GetFunctionRecursionConfigRequest::builder,
            new GetFunctionRecursionConfig(parts));
  }

  private static AwsService mappings(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "CreateEventSourceMapping",
            "POST /2015-03-31/event-source-mappings",
            202,
            CreateEventSourceMappingRequest::builder,
            new CreateEventSourceMapping(parts))
        .rest(
            "ListEventSourceMappings",
            "GET /2015-03-31/event-source-mappings",
            200,
            ListEventSourceMappingsRequest::builder,
            new ListEventSourceMappings(parts))
        .rest(
            "GetEventSourceMapping",
            "GET /2015-03-31/event-source-mappings/{UUID}",
            200,
            GetEventSourceMappingRequest::builder,
            new GetEventSourceMapping(parts))
        .rest(
            "UpdateEventSourceMapping",
            "PUT /2015-03-31/event-source-mappings/{UUID}",
            202,
            UpdateEventSourceMappingRequest::builder,
            new UpdateEventSourceMapping(parts))
        .rest(
            "DeleteEventSourceMapping",
            "DELETE /2015-03-31/event-source-mappings/{UUID}",
            202,
            DeleteEventSourceMappingRequest::builder,
            new DeleteEventSourceMapping(parts));
  }

  private static AwsService layers(AwsService service, LambdaParts parts) {
    return service
        .rest(
            "ListLayers",
            "GET /2018-10-31/layers",
            200,
            ListLayersRequest::builder,
            new ListLayers(parts))
        .rest(
            "PublishLayerVersion",
            "POST /2018-10-31/layers/{LayerName}/versions",
            201,
            PublishLayerVersionRequest::builder,
            new PublishLayerVersion(parts))
        .rest(
            "ListLayerVersions",
            "GET /2018-10-31/layers/{LayerName}/versions",
            200,
            ListLayerVersionsRequest::builder,
            new ListLayerVersions(parts))
        .rest(
            "GetLayerVersion",
            "GET /2018-10-31/layers/{LayerName}/versions/{VersionNumber}",
            200,
            GetLayerVersionRequest::builder,
            new GetLayerVersion(parts))
        .rest(
            "DeleteLayerVersion",
            "DELETE /2018-10-31/layers/{LayerName}/versions/{VersionNumber}",
            204,
            DeleteLayerVersionRequest::builder,
            new DeleteLayerVersion(parts));
  }
}
