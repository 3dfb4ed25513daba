package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a REST API says in place of one of AWS's own errors.
 *
 * @param status in place of AWS's, or null
 * @param headers {@code gatewayresponse.header.NAME}, and where its value comes from
 * @param templates bodies by content type, in which only variables are filled in, as on AWS
 */
public record GatewayResponse(
    @Nullable Integer status, Map<String, String> headers, Map<String, String> templates) {
  private static final String HEADER = "gatewayresponse.header.";
  private static final String JSON = "application/json";
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$(?:((?:context|stageVariables)\\.[A-Za-z0-9_.]*[A-Za-z0-9_])"
              + "|\\{((?:context|stageVariables)\\.[A-Za-z0-9_.]+)})");

  public GatewayResponse {
    headers = Copies.of(headers);
    templates = Copies.of(templates);
  }

  /** The answer as the API wants it said; answers that are no errors stay as they are. */
  static GatewayAnswer said(
      Api api, GatewayRequest request, String requestId, GatewayAnswer answer) {
    GatewayError error = answer.error();
    if (error == null || api.kind() != ApiKind.REST) {
      return answer;
    }
    Map<String, GatewayResponse> all = api.parts().responses();
    String family = answer.status() < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
    GatewayResponse own = all.getOrDefault(error.responseType(), all.get(family));
    return own == null ? answer : own.instead(api, answer, error, request, requestId);
  }

  private GatewayAnswer instead(
      Api api, GatewayAnswer answer, GatewayError error, GatewayRequest request, String requestId) {
    Map<String, String> context = context(api, answer, error, request, requestId);
    Map<String, List<String>> said = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    said.putAll(answer.headers());
    headers.forEach((name, from) -> {
      String value = value(from, request, context);
      if (name.startsWith(HEADER) && value != null) {
        said.put(name.substring(HEADER.length()), List.of(value));
      }
    });
    byte[] body = answer.body();
    if (!templates.isEmpty()) {
      String type = templates.containsKey(JSON) ? JSON : templates.keySet().iterator().next();
      said.put("content-type", List.of(type));
      body = filled(templates.get(type), context).getBytes(StandardCharsets.UTF_8);
    }
    return new GatewayAnswer(status == null ? answer.status() : status, said, body);
  }

  /** What may be named, by its whole name. */
  private static Map<String, String> context(
      Api api, GatewayAnswer answer, GatewayError error, GatewayRequest request, String requestId) {
    Map<String, String> context = new HashMap<>();
    context.put("context.error.message", answer.message());
    context.put("context.error.messageString", Json.write(answer.message()));
    context.put("context.error.responseType", error.responseType());
    context.put("context.error.validationErrorString", answer.message());
    context.put("context.requestId", requestId);
    context.put("context.httpMethod", request.method());
    context.put("context.path", request.path());
    context.put("context.identity.sourceIp", request.sourceIp());
    context.put("context.apiId", api.id());
    StagedPath staged = StagedPath.of(api, request.path());
    if (staged != null) {
      context.put("context.stage", staged.stage().name());
      staged.stage().variables().forEach((n, value) -> context.put("stageVariables." + n, value));
      RouteMatch match = Routing.find(api, request.method(), staged.path());
      context.put("context.resourcePath", match == null ? "" : match.route().path());
    }
    return context;
  }

  private static @Nullable String value(
      String from, GatewayRequest request, Map<String, String> context) {
    if (from.startsWith("'") && from.endsWith("'") && from.length() > 1) {
      return from.substring(1, from.length() - 1);
    }
    if (from.startsWith("method.request.header.")) {
      String value =
          request.header(
              from.substring("method.request.header.".length()).toLowerCase(Locale.ROOT));
      return value.isEmpty() ? null : value;
    }
    if (from.startsWith("method.request.querystring.")) {
      List<String> values =
          request.query().get(from.substring("method.request.querystring.".length()));
      return values == null ? null : values.getLast();
    }
    return context.get(from);
  }

  private static String filled(@Nullable String template, Map<String, String> context) {
    return VARIABLE
        .matcher(template == null ? "" : template)
        .replaceAll(found -> {
          String name = found.group(1) == null ? found.group(2) : found.group(1);
          String value = name == null ? "" : context.getOrDefault(name, "");
          return Matcher.quoteReplacement(value);
        });
  }
}
