package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.FunctionUrl;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Cors;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/** Functions' addresses as AWS shows them, and reads what they say to browsers. */
final class ShownUrls {
  private ShownUrls() {}

  static FunctionUrlConfig shown(FunctionUrl url, Call call) {
    return FunctionUrlConfig.builder()
        .functionArn(url.function().value())
        .functionUrl(call.baseUrl() + url.path())
        .authType(url.auth())
        .invokeMode(url.mode())
        .cors(cors(url.cors()))
        .creationTime(url.createdAt().toString())
        .lastModifiedTime(url.modifiedAt().toString())
        .build();
  }

  private static @Nullable Cors cors(FunctionUrl.@Nullable Cors cors) {
    return cors == null
        ? null
        : Cors.builder()
            .allowOrigins(cors.allowOrigins())
            .allowMethods(cors.allowMethods())
            .allowHeaders(cors.allowHeaders())
            .exposeHeaders(cors.exposeHeaders())
            .allowCredentials(cors.allowCredentials())
            .maxAge(cors.maxAge())
            .build();
  }

  static FunctionUrl.@Nullable Cors cors(@Nullable Cors cors) {
    return cors == null
        ? null
        : new FunctionUrl.Cors(
            List.copyOf(cors.allowOrigins()),
            List.copyOf(cors.allowMethods()),
            List.copyOf(cors.allowHeaders()),
            List.copyOf(cors.exposeHeaders()),
            Boolean.TRUE.equals(cors.allowCredentials()),
            cors.maxAge());
  }
}
