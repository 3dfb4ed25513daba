package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An action of AWS that an HTTP API calls with parameters of the request. */
record ServiceExchange(RequestScope scope, Integration integration, ServiceSubtype subtype)
    implements Exchange {
  @Override
  public Outgoing outgoing() {
    Map<String, String> values = values();
    // Guessed: AWS documents no answer for a request that lacks what its action needs.
    if (!values.keySet().containsAll(subtype.required())) {
      return new Outgoing.Answered(GatewayError.BAD_BODY.answer(ApiKind.HTTP));
    }
    String region = values.getOrDefault(ServiceSubtype.REGION, "");
    values.remove(ServiceSubtype.REGION);
    ServiceBody body = ServiceBody.of(subtype, values);
    return new Outgoing.ToService(
        subtype.action(region),
        new HttpCall(
            "POST", "/", Map.of(), Map.of("Content-Type", List.of(body.type())), body.bytes()));
  }

  private Map<String, String> values() {
    // A text whatever its type says: nothing here is given base64.
    JsonBody body = new JsonBody(new String(scope.event().request().body(), UTF_8));
    Expressions expressions = new Expressions(scope, body, Map.of());
    Map<String, String> values = new LinkedHashMap<>();
    integration
        .requestParameters()
        .forEach((name, source) -> {
          String value = value(expressions, source);
          if (value != null) {
            values.put(name, value);
          }
        });
    return values;
  }

  /** All that does not begin with a dollar is meant as it stands. */
  private @Nullable String value(Expressions expressions, String source) {
    if (!source.startsWith("$")) {
      return source;
    }
    String name = source.substring(1);
    if (name.startsWith("request.header.")) {
      return joined(scope.all("multivalueheader", name.substring("request.header.".length())));
    }
    if (name.startsWith("request.querystring.")) {
      return joined(scope.all("multivaluequerystring", name.split("\\.", 3)[2]));
    }
    try {
      return joined(expressions.values(name.startsWith("request.") ? "method." + name : name));
    } catch (MappingFailure failure) {
      return null;
    }
  }

  private static @Nullable String joined(List<String> values) {
    return values.isEmpty() ? null : String.join(",", values);
  }

  @Override
  public GatewayAnswer answer(Incoming incoming) {
    return switch (incoming) {
      case Incoming.FromHttp(var status, var headers, var body) ->
          new GatewayAnswer(status, Map.of("content-type", List.of(type(headers))), body);
      case Incoming.TooLate _ -> GatewayError.TIMED_OUT.answer(ApiKind.HTTP);
      case Incoming.FromFunction _, Incoming.Broken _, Incoming.Throttled _ ->
          GatewayError.BAD_ANSWER.answer(ApiKind.HTTP);
    };
  }

  /** JSON is JSON to the client, whichever version of AWS's protocol brought it. */
  private static String type(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase("content-type"))
        .map(entry -> entry.getValue().getFirst())
        .filter(type -> !type.startsWith("application/x-amz-json"))
        .findFirst()
        .orElse("application/json");
  }
}
