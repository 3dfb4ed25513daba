package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a function's own address says errors: whatever the function does wrong is a bad gateway.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">AWS: invoking
 *     function URLs</a>
 */
public final class UrlError {
  private static final String FORBIDDEN =
      "Forbidden. For troubleshooting Function URL authorization issues, see:"
          + " https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";
  private static final int BAD_GATEWAY = 502;

  private UrlError() {}

  /** The same answer, an error in the words of a function's own address. */
  public static GatewayAnswer said(GatewayAnswer answer) {
    GatewayError error = answer.error();
    return error == null ? answer : of(error, answer.message());
  }

  private static GatewayAnswer of(GatewayError error, String message) {
    return switch (error) {
      case THROTTLED ->
          GatewayAnswer.json(429, "TooManyRequestsException", Json.write(throttled(message)));
      case TOO_LARGE ->
          json(
              413,
              "RequestEntityTooLargeException",
              "message",
              "Request must be smaller than 6291456 bytes for the InvokeFunction operation");
      case BAD_SIGNATURE -> json(403, "InvalidSignatureException", "message", error.restMessage());
      case UNSIGNED,
          ACCESS_DENIED,
          UNKNOWN_STAGE,
          UNKNOWN_ROUTE,
          UNAUTHORIZED,
          NO_SCOPE,
          BAD_API_KEY ->
          json(403, "AccessDeniedException", "Message", FORBIDDEN);
      case BAD_ANSWER,
          UNREACHABLE,
          TIMED_OUT,
          BAD_BODY,
          BAD_PARAMETERS,
          UNSUPPORTED_MEDIA_TYPE,
          OVER_QUOTA,
          BAD_AUTHORIZER,
          BROKEN_API ->
          GatewayAnswer.json(BAD_GATEWAY, "Internal Server Error");
    };
  }

  private static ObjectNode throttled(String reason) {
    return Json.object().put("Reason", reason).put("Type", "User").put("message", "Rate Exceeded.");
  }

  private static GatewayAnswer json(int status, String type, String member, String message) {
    return GatewayAnswer.json(status, type, Json.write(Json.object().put(member, message)));
  }
}
