package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** How an integration's answer becomes the client's. */
record ResponseMapping(RequestScope scope, Integration integration, MappingTemplates templates) {
  private static final String HEADER = "method.response.header.";
  private static final String TYPE = "content-type";
  private static final String JSON = "application/json";

  /**
   * The client's answer.
   *
   * @param outcome what the patterns are matched against; null where only the default fits
   */
  GatewayAnswer answer(@Nullable String outcome, Map<String, List<String>> headers, byte[] body) {
    IntegrationResponse response = choose(outcome);
    JsonBody text = new JsonBody(text(body, headers));
    Map<String, List<String>> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answered.put(TYPE, List.of(JSON));
    byte[] content = body;
    Map.Entry<String, String> template = template(response);
    // An empty one is none, as AWS shows it afterwards: the body goes through.
    if (template != null && !template.getValue().isEmpty()) {
      content = templates.render(template.getValue(), scope.input(text.text())).getBytes(UTF_8);
      answered.put(TYPE, List.of(template.getKey()));
    } else {
      answered.put(TYPE, headers.getOrDefault(TYPE, List.of(JSON)));
    }
    Expressions expressions = new Expressions(scope, text, headers);
    response
        .parameters()
        .forEach((target, source) -> put(answered, target, expressions.values(source)));
    return finished(response, answered, converted(response, content));
  }

  private GatewayAnswer finished(
      IntegrationResponse response, Map<String, List<String>> headers, byte[] body) {
    Map<String, Object> context = scope.context();
    ContextVariables.overridden(context, ContextVariables.RESPONSE_OVERRIDE, "header")
        .forEach((name, value) -> headers.put(name, List.of(value)));
    String status = response.statusCode();
    if (context.get(ContextVariables.RESPONSE_OVERRIDE) instanceof Map<?, ?> overrides
        && overrides.get("status") != null) {
      status = String.valueOf(overrides.get("status"));
    }
    if (!status.matches("[1-5]\\d\\d")) {
      throw MappingFailure.ofTheApi("Invalid status code: " + status);
    }
    return new GatewayAnswer(Integer.parseInt(status), headers, body);
  }

  /** Bytes are base64 to mappings. */
  private String text(byte[] body, Map<String, List<String>> headers) {
    String type = headers.getOrDefault(TYPE, List.of("")).getFirst().split(";", 2)[0].strip();
    return MediaTypes.matches(scope.event().api().binaryMediaTypes(), type) && !type.isEmpty()
        ? Base64.getEncoder().encodeToString(body)
        : new String(body, UTF_8);
  }

  private static byte[] converted(IntegrationResponse response, byte[] body) {
    return switch (response.contentHandling()) {
      case null -> body;
      case CONVERT_TO_TEXT -> Base64.getEncoder().encode(body);
      case CONVERT_TO_BINARY -> decoded(body);
    };
  }

  private static byte[] decoded(byte[] base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw MappingFailure.ofTheApi("Unable to base64 decode the body.");
    }
  }

  private static void put(Map<String, List<String>> headers, String target, List<String> values) {
    if (target.startsWith(HEADER) && !values.isEmpty()) {
      headers.put(
          AnswerHeaders.remapped(target.substring(HEADER.length())), new ArrayList<>(values));
    }
  }

  private IntegrationResponse choose(@Nullable String outcome) {
    for (IntegrationResponse response : integration.responses()) {
      if (outcome != null && !response.isDefault() && fits(response, outcome)) {
        return response;
      }
    }
    for (IntegrationResponse response : integration.responses()) {
      if (response.isDefault()) {
        return response;
      }
    }
    throw MappingFailure.ofTheApi(
        "No match for output mapping and no default endpoint response configured");
  }

  private static boolean fits(IntegrationResponse response, String outcome) {
    try {
      return Pattern.compile(String.valueOf(response.selectionPattern()), Pattern.DOTALL)
          .matcher(outcome)
          .matches();
    } catch (PatternSyntaxException | StackOverflowError e) {
      return false;
    }
  }

  /** By what the client accepts, else JSON's, else the first. */
  private Map.@Nullable Entry<String, String> template(IntegrationResponse response) {
    String accept = scope.event().request().header("accept");
    Map.Entry<String, String> first = null;
    for (Map.Entry<String, String> template : response.templates().entrySet()) {
      if (!accept.isEmpty() && accept.contains(template.getKey())) {
        return template;
      }
      if (first == null || template.getKey().equals(JSON)) {
        first = template;
      }
    }
    return first;
  }
}
