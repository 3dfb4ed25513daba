package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Trees;
import java.net.URI;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteCorsConfigurationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteCorsConfigurationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetTagsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetTagsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ImportApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.ImportApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ReimportApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.ReimportApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.node.ObjectNode;

/** API Gateway's HTTP APIs behind the port. */
public final class HttpApiService {
  private HttpApiService() {}

  /** The calls, over what makes REST APIs. */
  public static AwsService on(GatewayDesk gateway) {
    HttpDesk desk = new HttpDesk(gateway);
    AwsService service = tags(apis(AwsService.named("apigateway"), desk), desk);
    return HttpPartActions.add(HttpStageActions.add(service, desk), desk);
  }

  /** An action that shows the address at which it was called. */
  private interface Here {
    ObjectNode handle(ObjectNode request, URI here);
  }

  private static <I extends SdkPojo, O extends SdkPojo> Action<I, O> here(
      Supplier<? extends SdkBuilder<?, O>> response, Here action) {
    return (request, call) ->
        Trees.read(action.handle(Trees.of(request), call.baseUrl()), response);
  }

  private static AwsService apis(AwsService service, HttpDesk desk) {
    HttpApis apis = new HttpApis(desk);
    return service
        .rest(
            "CreateApi",
            "POST /v2/apis",
            201,
            CreateApiRequest::builder,
            here(CreateApiResponse::builder, apis::create))
        .rest(
            "GetApi",
            "GET /v2/apis/{apiId}",
            200,
            GetApiRequest::builder,
            here(GetApiResponse::builder, apis::show))
        .rest(
            "GetApis",
            "GET /v2/apis",
            200,
            GetApisRequest::builder,
            here(GetApisResponse::builder, apis::list))
        .rest(
            "UpdateApi",
            "PATCH /v2/apis/{apiId}",
            200,
            UpdateApiRequest::builder,
            here(UpdateApiResponse::builder, apis::update))
        .rest(
            "DeleteApi",
            "DELETE /v2/apis/{apiId}",
            204,
            DeleteApiRequest::builder,
            Trees.action(DeleteApiResponse::builder, apis::delete))
        .rest(
            "DeleteCorsConfiguration",
            "DELETE /v2/apis/{apiId}/cors",
            204,
            DeleteCorsConfigurationRequest::builder,
            Trees.action(DeleteCorsConfigurationResponse::builder, apis::deleteCors))
        .rest(
            "ImportApi",
            "PUT /v2/apis",
            201,
            ImportApiRequest::builder,
            here(ImportApiResponse::builder, apis::importNew))
        .rest(
            "ReimportApi",
            "PUT /v2/apis/{apiId}",
            201,
            ReimportApiRequest::builder,
            here(ReimportApiResponse::builder, apis::reimport));
  }

  private static AwsService tags(AwsService service, HttpDesk desk) {
    HttpTags tags = new HttpTags(desk);
    return service
        .rest(
            "GetTags",
            "GET /v2/tags/{resource-arn+}",
            200,
            GetTagsRequest::builder,
            Trees.action(GetTagsResponse::builder, tags::show))
        .rest(
            "TagResource",
            "POST /v2/tags/{resource-arn+}",
            201,
            TagResourceRequest::builder,
            Trees.action(TagResourceResponse::builder, tags::tag))
        .rest(
            "UntagResource",
            "DELETE /v2/tags/{resource-arn+}",
            204,
            UntagResourceRequest::builder,
            Trees.action(UntagResourceResponse::builder, tags::untag));
  }
}
