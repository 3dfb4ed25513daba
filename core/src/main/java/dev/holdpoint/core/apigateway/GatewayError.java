package dev.holdpoint.core.apigateway;

/** What an API says where no function's answer can be given, in AWS's words and spaces. */
public enum GatewayError {
  UNKNOWN_STAGE,
  UNKNOWN_ROUTE,
  TOO_LARGE,
  /** The function failed, could not be called, or its answer means nothing. */
  BAD_ANSWER,
  TIMED_OUT;

  /** As that kind of API says it. */
  public GatewayAnswer answer(ApiKind kind) {
    return switch (kind) {
      case REST -> rest();
      case HTTP -> http();
    };
  }

  private GatewayAnswer rest() {
    return switch (this) {
      case UNKNOWN_STAGE ->
          GatewayAnswer.json(403, "ForbiddenException", "{\"message\":\"Forbidden\"}");
      case UNKNOWN_ROUTE ->
          GatewayAnswer.json(
              403,
              "MissingAuthenticationTokenException",
              "{\"message\":\"Missing Authentication Token\"}");
      case TOO_LARGE ->
          GatewayAnswer.json(413, "RequestTooLargeException", "{\"message\":\"Request Too Long\"}");
      case BAD_ANSWER ->
          GatewayAnswer.json(
              502, "InternalServerErrorException", "{\"message\": \"Internal server error\"}");
      case TIMED_OUT ->
          GatewayAnswer.json(
              504, "InternalServerErrorException", "{\"message\": \"Endpoint request timed out\"}");
    };
  }

  private GatewayAnswer http() {
    return switch (this) {
      case UNKNOWN_STAGE, UNKNOWN_ROUTE -> GatewayAnswer.json(404, "{\"message\":\"Not Found\"}");
      case TOO_LARGE -> GatewayAnswer.json(413, "{\"message\":\"Request Entity Too Large\"}");
      case BAD_ANSWER -> GatewayAnswer.json(500, "{\"message\":\"Internal Server Error\"}");
      case TIMED_OUT -> GatewayAnswer.json(503, "{\"message\":\"Service Unavailable\"}");
    };
  }
}
