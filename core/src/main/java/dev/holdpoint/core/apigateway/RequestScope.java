package dev.holdpoint.core.apigateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What mappings see of a request. The context may be changed by templates, so it is of one request.
 *
 * @param parameters by kind, in the order in which a name is looked for: path, querystring, header
 */
record RequestScope(
    EventContext event, Map<String, Map<String, String>> parameters, Map<String, Object> context) {

  static RequestScope of(EventContext event) {
    GatewayRequest request = event.request();
    Map<String, String> path = new LinkedHashMap<>();
    event
        .match()
        .pathParameters()
        .forEach((name, value) -> path.put(name, EventContext.decode(value)));
    Map<String, String> query = new LinkedHashMap<>();
    request.query().forEach((name, values) -> query.put(name, values.getLast()));
    Map<String, String> header = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request
        .headers()
        .forEach((name, values) -> header.put(EventV1.spelled(name), values.getLast()));
    Map<String, Map<String, String>> parameters = new LinkedHashMap<>();
    parameters.put("path", path);
    parameters.put("querystring", query);
    parameters.put("header", header);
    return new RequestScope(event, parameters, ContextVariables.of(event));
  }

  TemplateInput input(String body) {
    return new TemplateInput(body, parameters, event.staged().stage().variables(), context);
  }

  /** The request's body as text; bytes as base64. */
  String body() {
    return event.body();
  }

  @Nullable String parameter(String kind, String name) {
    Map<String, String> all = parameters.get(kind);
    return all == null ? null : all.get(name);
  }

  /** All values of a header or a parameter of the query. */
  List<String> all(String kind, String name) {
    GatewayRequest request = event.request();
    return kind.equals("multivalueheader")
        ? request.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of())
        : request.query().getOrDefault(name, List.of());
  }
}
