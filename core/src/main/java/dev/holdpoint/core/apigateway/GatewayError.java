package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;

/** What an API says where no answer of an integration can be given, in AWS's words and spaces. */
public enum GatewayError {
  UNKNOWN_STAGE("ACCESS_DENIED", 403, "ForbiddenException", "Forbidden", 404, "Not Found"),
  UNKNOWN_ROUTE(
      "MISSING_AUTHENTICATION_TOKEN",
      403,
      "MissingAuthenticationTokenException",
      "Missing Authentication Token",
      404,
      "Not Found"),
  TOO_LARGE(
      "REQUEST_TOO_LARGE",
      413,
      "RequestTooLargeException",
      "Request Too Long",
      413,
      "Request Entity Too Large"),
  /** The function failed, could not be called, or its answer means nothing. */
  BAD_ANSWER(
      "DEFAULT_5XX",
      502,
      "InternalServerErrorException",
      "Internal server error",
      500,
      "Internal Server Error"),
  /** An address could not be reached. */
  UNREACHABLE(
      "INTEGRATION_FAILURE",
      504,
      "InternalServerErrorException",
      "Network error communicating with endpoint",
      503,
      "Service Unavailable"),
  TIMED_OUT(
      "INTEGRATION_TIMEOUT",
      504,
      "InternalServerErrorException",
      "Endpoint request timed out",
      503,
      "Service Unavailable"),
  BAD_BODY(
      "BAD_REQUEST_BODY", 400, "BadRequestException", "Invalid request body", 400, "Bad Request"),
  BAD_PARAMETERS(
      "BAD_REQUEST_PARAMETERS",
      400,
      "BadRequestException",
      "Missing required request parameters",
      400,
      "Bad Request"),
  UNSUPPORTED_MEDIA_TYPE(
      "UNSUPPORTED_MEDIA_TYPE",
      415,
      "BadRequestException",
      "Unsupported Media Type",
      415,
      "Unsupported Media Type"),
  UNAUTHORIZED("UNAUTHORIZED", 401, "UnauthorizedException", "Unauthorized", 401, "Unauthorized"),
  ACCESS_DENIED(
      "ACCESS_DENIED",
      403,
      "AccessDeniedException",
      "User is not authorized to access this resource with an explicit deny",
      403,
      "Forbidden"),
  /** A token lacks what the route asks for. */
  NO_SCOPE("UNAUTHORIZED", 401, "UnauthorizedException", "Unauthorized", 403, "Forbidden"),
  /** It was signed, but not by whom it says. */
  BAD_SIGNATURE(
      "INVALID_SIGNATURE",
      403,
      "InvalidSignatureException",
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.",
      403,
      "Forbidden"),
  UNSIGNED(
      "MISSING_AUTHENTICATION_TOKEN",
      403,
      "MissingAuthenticationTokenException",
      "Missing Authentication Token",
      403,
      "Forbidden"),
  BAD_API_KEY("INVALID_API_KEY", 403, "ForbiddenException", "Forbidden", 403, "Forbidden"),
  THROTTLED(
      "THROTTLED", 429, "TooManyRequestsException", "Too Many Requests", 429, "Too Many Requests"),
  OVER_QUOTA(
      "QUOTA_EXCEEDED", 429, "LimitExceededException", "Limit Exceeded", 429, "Too Many Requests"),
  /** An authorizer failed, or what it said means nothing. */
  BAD_AUTHORIZER(
      "AUTHORIZER_CONFIGURATION_ERROR",
      500,
      "AuthorizerConfigurationException",
      "",
      500,
      "Internal Server Error"),
  /** The API is set up so that it cannot work. */
  BROKEN_API(
      "API_CONFIGURATION_ERROR",
      500,
      "InternalServerErrorException",
      "Internal server error",
      500,
      "Internal Server Error");

  private final String responseType;
  private final int restStatus;
  private final String errorType;
  private final String restMessage;
  private final int httpStatus;
  private final String httpMessage;

  GatewayError(
      String responseType,
      int restStatus,
      String errorType,
      String restMessage,
      int httpStatus,
      String httpMessage) {
    this.responseType = responseType;
    this.restStatus = restStatus;
    this.errorType = errorType;
    this.restMessage = restMessage;
    this.httpStatus = httpStatus;
    this.httpMessage = httpMessage;
  }

  /** The type under which an API may have a gateway response of its own. */
  String responseType() {
    return responseType;
  }

  int restStatus() {
    return restStatus;
  }

  /** What a REST API says where there is nothing more to say. */
  String restMessage() {
    return restMessage;
  }

  /** As that kind of API says it. */
  public GatewayAnswer answer(ApiKind kind) {
    return answer(kind, restMessage);
  }

  /** As that kind of API says it, a REST API in these words. */
  GatewayAnswer answer(ApiKind kind, String message) {
    return switch (kind) {
      case REST -> GatewayAnswer.json(restStatus, errorType, body(message)).of(this, message);
      case HTTP ->
          GatewayAnswer.json(httpStatus, "{\"message\":\"" + httpMessage + "\"}").of(this, message);
    };
  }

  /** AWS's own spelling differs with where in AWS the answer is made. */
  private String body(String message) {
    String value = message.isEmpty() ? "null" : Json.write(message);
    return switch (this) {
      case UNKNOWN_STAGE,
          UNKNOWN_ROUTE,
          TOO_LARGE,
          UNAUTHORIZED,
          NO_SCOPE,
          BAD_SIGNATURE,
          UNSIGNED,
          BAD_API_KEY,
          THROTTLED,
          OVER_QUOTA,
          BAD_AUTHORIZER ->
          "{\"message\":" + value + "}";
      case ACCESS_DENIED -> "{\"Message\":" + value + "}";
      case BAD_ANSWER,
          UNREACHABLE,
          TIMED_OUT,
          BAD_BODY,
          BAD_PARAMETERS,
          UNSUPPORTED_MEDIA_TYPE,
          BROKEN_API ->
          "{\"message\": " + value + "}";
    };
  }
}
