package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of {@code apigateway:invoke}.
 *
 * @param host the API's own host name, without scheme and path
 * @param path stage and path, beginning with a slash
 * @param signed whether the role's signature is wanted
 */
record GatewayInvoke(
    String host,
    String method,
    String path,
    Map<String, List<String>> headers,
    Map<String, List<String>> query,
    byte[] body,
    boolean signed) {
  private static final List<String> MEMBERS =
      List.of(
          "ApiEndpoint",
          "Method",
          "Headers",
          "Stage",
          "Path",
          "QueryParameters",
          "RequestBody",
          "AllowNullValues",
          "AuthType");

  private static final Set<String> AUTH_TYPES = Set.of("NO_AUTH", "IAM_ROLE", "RESOURCE_POLICY");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:\\d{1,5})?");

  private static final Pattern AWS =
      Pattern.compile("([a-z0-9]{1,20})\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");

  static GatewayInvoke read(JsonNode json) {
    Parameters parameters = new Parameters(json, MEMBERS);
    String host = HttpInvoke.required(parameters, "ApiEndpoint");
    if (!HOST.matcher(host).matches()) {
      throw HttpInvoke.failure(
          "The field 'ApiEndpoint' must be the host name of an API, such as"
              + " ID.execute-api.REGION.amazonaws.com");
    }
    Map<String, List<String>> headers =
        HeaderRules.checked(HeaderRules.read(json.get("Headers"), "Headers"));
    if (HeaderRules.has(headers, "Authorization")) {
      throw HttpInvoke.failure("The header 'Authorization' is not supported by Step Functions");
    }
    byte[] body = body(json.get("RequestBody"), json.path("AllowNullValues").asBoolean(false));
    if (body.length > 0 && !HeaderRules.has(headers, "Content-Type")) {
      headers.put("Content-Type", List.of("application/json"));
    }
    return new GatewayInvoke(
        host,
        HttpInvoke.method(parameters),
        path(parameters.textOrEmpty("Stage")) + path(parameters.textOrEmpty("Path")),
        headers,
        HeaderRules.read(json.get("QueryParameters"), "QueryParameters"),
        body,
        isSigned(parameters));
  }

  private static boolean isSigned(Parameters parameters) {
    String type = parameters.text("AuthType");
    if (type != null && !AUTH_TYPES.contains(type)) {
      throw HttpInvoke.failure(
          "The field 'AuthType' must be one of " + AUTH_TYPES.stream().sorted().toList());
    }
    return type != null && !type.equals("NO_AUTH");
  }

  private static String path(String text) {
    return text.isEmpty() || text.startsWith("/") ? text : "/" + text;
  }

  private static byte[] body(@Nullable JsonNode body, boolean nulls) {
    if (body == null || body.isNull()) {
      return new byte[0];
    }
    if (body.isString()) {
      return body.stringValue().getBytes(StandardCharsets.UTF_8);
    }
    return Json.writeBytes(nulls ? body : withoutNulls(body));
  }

  /** AWS leaves out members that are null unless it is told otherwise. */
  private static JsonNode withoutNulls(JsonNode json) {
    if (!json.isObject()) {
      return json;
    }
    ObjectNode rest = Json.object();
    for (var member : json.properties()) {
      if (!member.getValue().isNull()) {
        rest.set(member.getKey(), withoutNulls(member.getValue()));
      }
    }
    return rest;
  }

  /** The API's id where the host is one of AWS's form, else null. */
  @Nullable String apiId() {
    Matcher aws = AWS.matcher(host);
    return aws.matches() ? aws.group(1) : null;
  }

  /** The region that the host names, or null. */
  @Nullable String region() {
    Matcher aws = AWS.matcher(host);
    return aws.matches() ? aws.group(2) : null;
  }
}
