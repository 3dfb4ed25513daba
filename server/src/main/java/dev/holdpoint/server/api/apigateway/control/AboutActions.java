package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Trees;
import software.amazon.awssdk.services.apigateway.model.CreateDocumentationPartRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDocumentationPartResponse;
import software.amazon.awssdk.services.apigateway.model.CreateDocumentationVersionRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDocumentationVersionResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteDocumentationPartRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteDocumentationPartResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteDocumentationVersionRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteDocumentationVersionResponse;
import software.amazon.awssdk.services.apigateway.model.GetAccountRequest;
import software.amazon.awssdk.services.apigateway.model.GetAccountResponse;
import software.amazon.awssdk.services.apigateway.model.GetDocumentationPartRequest;
import software.amazon.awssdk.services.apigateway.model.GetDocumentationPartResponse;
import software.amazon.awssdk.services.apigateway.model.GetDocumentationPartsRequest;
import software.amazon.awssdk.services.apigateway.model.GetDocumentationPartsResponse;
import software.amazon.awssdk.services.apigateway.model.GetDocumentationVersionRequest;
import software.amazon.awssdk.services.apigateway.model.GetDocumentationVersionResponse;
import software.amazon.awssdk.services.apigateway.model.GetDocumentationVersionsRequest;
import software.amazon.awssdk.services.apigateway.model.GetDocumentationVersionsResponse;
import software.amazon.awssdk.services.apigateway.model.GetTagsRequest;
import software.amazon.awssdk.services.apigateway.model.GetTagsResponse;
import software.amazon.awssdk.services.apigateway.model.TagResourceRequest;
import software.amazon.awssdk.services.apigateway.model.TagResourceResponse;
import software.amazon.awssdk.services.apigateway.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigateway.model.UntagResourceResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateAccountRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateAccountResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateDocumentationPartRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateDocumentationPartResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateDocumentationVersionRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateDocumentationVersionResponse;

/** What is said about APIs and the account: it changes no answer. */
final class AboutActions {
  private AboutActions() {}

  static AwsService add(AwsService service, GatewayDesk desk) {
    return account(tags(versions(parts(service, desk), desk), desk), desk);
  }

  private static AwsService parts(AwsService service, GatewayDesk desk) {
    Documentation parts = new Documentation(desk);
    return service
        .rest(
            "CreateDocumentationPart",
            "POST /restapis/{restapi_id}/documentation/parts",
            201,
            CreateDocumentationPartRequest::builder,
            Trees.action(CreateDocumentationPartResponse::builder, parts::create))
        .rest(
            "GetDocumentationParts",
            "GET /restapis/{restapi_id}/documentation/parts",
            200,
            GetDocumentationPartsRequest::builder,
            Trees.action(GetDocumentationPartsResponse::builder, parts::list))
        .rest(
            "GetDocumentationPart",
            "GET /restapis/{restapi_id}/documentation/parts/{part_id}",
            200,
            GetDocumentationPartRequest::builder,
            Trees.action(GetDocumentationPartResponse::builder, parts::show))
        .rest(
            "UpdateDocumentationPart",
            "PATCH /restapis/{restapi_id}/documentation/parts/{part_id}",
            200,
            UpdateDocumentationPartRequest::builder,
            Trees.action(UpdateDocumentationPartResponse::builder, parts::update))
        .rest(
            "DeleteDocumentationPart",
            "DELETE /restapis/{restapi_id}/documentation/parts/{part_id}",
            202,
            DeleteDocumentationPartRequest::builder,
            Trees.action(DeleteDocumentationPartResponse::builder, parts::delete));
  }

  private static AwsService versions(AwsService service, GatewayDesk desk) {
    DocumentationVersions versions = new DocumentationVersions(desk);
    return service
        .rest(
            "CreateDocumentationVersion",
            "POST /restapis/{restapi_id}/documentation/versions",
            201,
            CreateDocumentationVersionRequest::builder,
            Trees.action(CreateDocumentationVersionResponse::builder, versions::create))
        .rest(
            "GetDocumentationVersions",
            "GET /restapis/{restapi_id}/documentation/versions",
            200,
            GetDocumentationVersionsRequest::builder,
            Trees.action(GetDocumentationVersionsResponse::builder, versions::list))
        .rest(
            "GetDocumentationVersion",
            "GET /restapis/{restapi_id}/documentation/versions/{doc_version}",
            200,
            GetDocumentationVersionRequest::builder,
            Trees.action(GetDocumentationVersionResponse::builder, versions::show))
        .rest(
            "UpdateDocumentationVersion",
            "PATCH /restapis/{restapi_id}/documentation/versions/{doc_version}",
            200,
            UpdateDocumentationVersionRequest::builder,
            Trees.action(UpdateDocumentationVersionResponse::builder, versions::update))
        .rest(
            "DeleteDocumentationVersion",
            "DELETE /restapis/{restapi_id}/documentation/versions/{doc_version}",
            202,
            DeleteDocumentationVersionRequest::builder,
            Trees.action(DeleteDocumentationVersionResponse::builder, versions::delete));
  }

  private static AwsService tags(AwsService service, GatewayDesk desk) {
    GatewayTags tags = new GatewayTags(desk);
    return service
        .rest(
            "TagResource",
            "PUT /tags/{resource_arn}",
            204,
            TagResourceRequest::builder,
            Trees.action(TagResourceResponse::builder, tags::tag))
        .rest(
            "UntagResource",
            "DELETE /tags/{resource_arn}",
            204,
            UntagResourceRequest::builder,
            Trees.action(UntagResourceResponse::builder, tags::untag))
        .rest(
            "GetTags",
            "GET /tags/{resource_arn}",
            200,
            GetTagsRequest::builder,
            Trees.action(GetTagsResponse::builder, tags::list));
  }

  private static AwsService account(AwsService service, GatewayDesk desk) {
    Account account = new Account(desk);
    return service
        .rest(
            "GetAccount",
            "GET /account",
            200,
            GetAccountRequest::builder,
            Trees.action(GetAccountResponse::builder, account::show))
        .rest(
            "UpdateAccount",
            "PATCH /account",
            200,
            UpdateAccountRequest::builder,
            Trees.action(UpdateAccountResponse::builder, account::update));
  }
}
