package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.LayerVersion;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;

/**
 * Versions of layers as AWS shows them. They name no place to download them from: there is none.
 */
final class ShownLayers {
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  private ShownLayers() {}

  static GetLayerVersionResponse content(LayerVersion version) {
    return GetLayerVersionResponse.builder()
        .content(content ->
            content.codeSha256(version.code().sha256Base64()).codeSize(version.code().bytes()))
        .layerArn(version.layerArn())
        .layerVersionArn(version.arn().value())
        .description(version.description())
        .createdDate(CREATED.format(version.createdAt()))
        .version(version.version())
        .compatibleRuntimesWithStrings(version.runtimes())
        .licenseInfo(version.license())
        .build();
  }

  static LayerVersionsListItem item(LayerVersion version) {
    return LayerVersionsListItem.builder()
        .layerVersionArn(version.arn().value())
        .version(version.version())
        .description(version.description())
        .createdDate(CREATED.format(version.createdAt()))
        .compatibleRuntimesWithStrings(version.runtimes())
        .licenseInfo(version.license())
        .build();
  }
}
