package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.nio.charset.StandardCharsets;
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
          "\\$(?:context\\.([A-Za-z0-9_.]*[A-Za-z0-9_])|\\{context\\.([A-Za-z0-9_.]+)})");

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
    return own == null ? answer : own.instead(answer, error, request, requestId);
  }

  private GatewayAnswer instead(
      GatewayAnswer answer, GatewayError error, GatewayRequest request, String requestId) {
    Map<String, String> context =
        Map.of(
            "error.message", answer.message(),
            "error.messageString", Json.write(answer.message()),
            "error.responseType", error.responseType(),
            "error.validationErrorString", answer.message(),
            "requestId", requestId,
            "httpMethod", request.method(),
            "path", request.path(),
            "identity.sourceIp", request.sourceIp());
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
    return from.startsWith("context.") ? context.get(from.substring("context.".length())) : null;
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
