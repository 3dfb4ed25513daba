package dev.holdpoint.core.apigateway;

/** AWS's two kinds of API, which differ in nearly every detail. */
public enum ApiKind {
  /** {@code AWS::ApiGateway::RestApi}. */
  REST,
  /** {@code AWS::ApiGatewayV2::Api}. */
  HTTP
}
