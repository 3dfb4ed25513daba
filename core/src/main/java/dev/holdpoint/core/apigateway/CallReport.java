package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of one request.
 *
 * @param error which of AWS's own errors was answered, or null
 * @param integration what the integration answered, or null where none was asked
 */
public record CallReport(
    Api api,
    GatewayRequest request,
    String requestId,
    Instant begun,
    Instant ended,
    @Nullable Principal principal,
    @Nullable ApiKey key,
    @Nullable GatewayError error,
    @Nullable Asked integration,
    GatewayAnswer answer) {

  /**
   * An integration that was asked.
   *
   * @param status its own; that of the call for a function
   */
  public record Asked(int status, Duration took) {}

  /** Where the stage that was named tells of it; null where it does not. */
  public @Nullable AccessLog log() {
    StagedPath staged = StagedPath.of(api, request.path());
    return staged == null ? null : AccessLog.of(staged.stage());
  }

  /** The variables of {@code $context} that access logs know, by their names. */
  public Map<String, String> values(Home home) {
    Map<String, String> values = new HashMap<>();
    StagedPath staged = StagedPath.of(api, request.path());
    if (staged != null) {
      RouteMatch match = Routing.find(api, request.method(), staged.path());
      Route none = new Route(Route.ANY, "-", Integration.UNSET, null);
      RouteMatch shown = match == null ? new RouteMatch(none, Map.of()) : match;
      EventContext event =
          new EventContext(api, staged, shown, request, home, requestId, begun, principal, key);
      flatten("", EventV1.requestContext(event), values);
      values.put("routeKey", shown.route().key());
      if (match == null) {
        values.keySet().removeAll(List.of("resourceId", "resourcePath", "routeKey"));
      }
    }
    putAnswer(values);
    if (error != null) {
      values.put("error.message", answered(error));
      values.put("error.messageString", Json.write(answered(error)));
      values.put("error.responseType", error.responseType());
    }
    return values;
  }

  private String answered(GatewayError said) {
    return answer.message().isEmpty() ? said.restMessage() : answer.message();
  }

  private void putAnswer(Map<String, String> values) {
    values.put("status", String.valueOf(answer.status()));
    values.put("responseLength", String.valueOf(answer.body().length));
    values.put("responseLatency", millis(Duration.between(begun, ended)));
    values.put("dataProcessed", String.valueOf(request.body().length + answer.body().length));
    if (integration != null) {
      String status = String.valueOf(integration.status());
      String took = millis(integration.took());
      for (String name : new String[] {"integrationStatus", "integration.status"}) {
        values.put(name, status);
      }
      for (String name : new String[] {"integrationLatency", "integration.latency"}) {
        values.put(name, took);
      }
      values.put("integration.integrationStatus", status);
    }
  }

  private static String millis(Duration took) {
    return String.valueOf(took.toMillis());
  }

  private static void flatten(String prefix, JsonNode tree, Map<String, String> values) {
    tree.properties()
        .forEach(member -> {
          JsonNode value = member.getValue();
          if (value.isObject()) {
            flatten(prefix + member.getKey() + ".", value, values);
          } else if (value.isValueNode() && !value.isNull()) {
            values.put(prefix + member.getKey(), value.asString());
          }
        });
  }
}
