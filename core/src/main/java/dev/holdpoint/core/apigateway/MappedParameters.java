package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An integration's request parameters, {@code integration.request.…}, with their values. */
record MappedParameters(
    Map<String, List<String>> headers, Map<String, List<String>> query, Map<String, String> path) {
  private static final String PREFIX = "integration.request.";
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9._$:-]+)\\+?}");

  /** Those that the integration maps. */
  static MappedParameters of(RequestScope scope, Integration integration, JsonBody body) {
    MappedParameters mapped =
        new MappedParameters(
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    Expressions expressions = new Expressions(scope, body, Map.of());
    integration
        .requestParameters()
        .forEach((target, source) -> {
          if (target.startsWith(PREFIX)) {
            mapped.put(target.substring(PREFIX.length()), expressions.values(source));
          }
        });
    return mapped;
  }

  /** What a template has set instead. */
  void override(Map<String, Object> context) {
    String all = ContextVariables.REQUEST_OVERRIDE;
    ContextVariables.overridden(context, all, "header")
        .forEach((name, value) -> headers.put(name, List.of(value)));
    ContextVariables.overridden(context, all, "querystring")
        .forEach((name, value) -> query.put(name, List.of(value)));
    path.putAll(ContextVariables.overridden(context, all, "path"));
  }

  private void put(String target, List<String> values) {
    int dot = target.indexOf('.');
    if (dot < 0 || values.isEmpty()) {
      return;
    }
    String name = target.substring(dot + 1);
    switch (target.substring(0, dot)) {
      case "header" -> headers.put(name, values);
      case "querystring" -> query.put(name, values);
      case "path" -> path.put(name, values.getLast());
      default -> throw MappingFailure.ofTheApi("Invalid mapping expression specified: " + target);
    }
  }

  /** An address with its places filled. */
  static String filled(String uri, Map<String, String> path) {
    return PLACE
        .matcher(uri)
        .replaceAll(match -> Matcher.quoteReplacement(place(match.group(), match.group(1), path)));
  }

  private static String place(String whole, String name, Map<String, String> path) {
    String value = path.get(name);
    if (value == null) {
      return whole;
    }
    String encoded = URLEncoder.encode(value, UTF_8).replace("+", "%20");
    return encoded.replace("%2F", "/");
  }
}
