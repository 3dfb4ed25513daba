package dev.holdpoint.core.apigateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An address that sees the request as it is: AWS's HTTP proxy integration. */
record AddressExchange(RequestScope scope, Integration integration) implements Exchange {
  /** What belongs to one connection, and what the caller of an address writes itself. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "expect");

  @Override
  public Outgoing outgoing() {
    EventContext context = scope.event();
    GatewayRequest request = context.request();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request
        .headers()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name)) {
            headers.put(name, values);
          }
        });
    MappedParameters mapped = MappedParameters.of(scope, integration, new JsonBody(scope.body()));
    mapped.headers().forEach((name, values) -> headers.put(name, values));
    Map<String, List<String>> query = new LinkedHashMap<>(request.query());
    query.putAll(mapped.query());
    Map<String, String> path = new LinkedHashMap<>(scope.parameters().get("path"));
    path.putAll(mapped.path());
    return new Outgoing.ToAddress(
        new HttpCall(
            integration.httpMethod().equals(Route.ANY) || integration.httpMethod().isEmpty()
                ? request.method()
                : integration.httpMethod(),
            MappedParameters.filled(integration.uri(), path),
            query,
            headers,
            request.body()));
  }

  @Override
  public GatewayAnswer answer(Incoming incoming) {
    return switch (incoming) {
      case Incoming.FromHttp(var status, var headers, var body) ->
          new GatewayAnswer(status, passed(headers), body);
      case Incoming.TooLate _ -> GatewayError.TIMED_OUT.answer(scope.event().api().kind());
      case Incoming.FromFunction _, Incoming.Broken _, Incoming.Throttled _ ->
          GatewayError.UNREACHABLE.answer(scope.event().api().kind());
    };
  }

  private static Map<String, List<String>> passed(Map<String, List<String>> headers) {
    Map<String, List<String>> passed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> {
      if (!name.equalsIgnoreCase("transfer-encoding")) {
        passed.put(AnswerHeaders.remapped(name), new ArrayList<>(values));
      }
    });
    return passed;
  }
}
