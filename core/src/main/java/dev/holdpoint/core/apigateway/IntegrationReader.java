package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads integrations, whether a template of CloudFormation or an OpenAPI document writes them; both
 * have the same fields under names that differ by their first letter.
 */
public final class IntegrationReader {
  private static final int LONGEST_MILLIS = 300_000;
  private static final int SHORTEST_MILLIS = 50;

  /** What this installation serves of AWS, or hands on to the service's endpoint. */
  private static final Set<String> SERVICES =
      Set.of("states", "sqs", "sns", "events", "lambda", "s3", "dynamodb");

  /** Who may call what, and caches, have no meaning here. */
  private static final Set<String> IGNORED =
      Set.of("credentials", "cacheKeyParameters", "cacheNamespace");

  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "uri",
          "httpMethod",
          "integrationHttpMethod",
          "requestParameters",
          "requestTemplates",
          "passthroughBehavior",
          "contentHandling",
          "timeoutInMillis",
          "integrationResponses",
          "responses",
          "connectionType",
          "integrationSubtype",
          "payloadFormatVersion");

  private static final Set<String> RESPONSE_KEYS =
      Set.of(
          "statusCode",
          "selectionPattern",
          "responseParameters",
          "responseTemplates",
          "contentHandling");

  private final ApiKind kind;
  private final String where;
  private final Map<String, JsonNode> fields;

  private IntegrationReader(ApiKind kind, String where, JsonNode integration) {
    this.kind = kind;
    this.where = where;
    this.fields = fields(integration);
  }

  /**
   * Reads one.
   *
   * @param where how messages name the method
   * @throws AwsException where it needs what is not there, naming it
   */
  public static Integration read(ApiKind kind, String where, JsonNode integration) {
    return new IntegrationReader(kind, where, integration).read();
  }

  private Integration read() {
    only(fields.keySet(), KNOWN, "the integration's ");
    String connection = text("connectionType", "INTERNET");
    if (!connection.equals("INTERNET")) {
      throw refusal("the connection type " + connection);
    }
    IntegrationType type = type();
    String uri = fields.containsKey("integrationSubtype") ? subtype(type) : text("uri", "");
    check(type, uri);
    checkMappings();
    return new Integration(
        type,
        uri,
        text("integrationHttpMethod", text("httpMethod", "")).toUpperCase(Locale.ROOT),
        format(),
        texts(field("requestParameters")),
        texts(field("requestTemplates")),
        passthrough(),
        handling(field("contentHandling")),
        timeout(),
        responses(),
        kept());
  }

  /** What has no meaning here is shown again. */
  private JsonNode kept() {
    ObjectNode kept = Json.object();
    IGNORED.stream().sorted().filter(fields::containsKey).forEach(n -> kept.set(n, field(n)));
    return kept;
  }

  private IntegrationType type() {
    String type = text("type", "").toUpperCase(Locale.ROOT);
    for (IntegrationType known : IntegrationType.values()) {
      if (known.name().equals(type) && (kind == ApiKind.REST || type.endsWith("_PROXY"))) {
        return known;
      }
    }
    throw refusal("an integration of the type " + type);
  }

  /** An HTTP API's action of AWS; its address is made from the subtype. */
  private String subtype(IntegrationType type) {
    String name = text("integrationSubtype", "");
    ServiceSubtype subtype = ServiceSubtype.named(name);
    if (subtype == null || kind != ApiKind.HTTP || type != IntegrationType.AWS_PROXY) {
      throw refusal("the integration subtype " + name);
    }
    String problem = subtype.problem(texts(field("requestParameters")).keySet());
    if (problem != null) {
      throw bad(problem);
    }
    return subtype.uri();
  }

  /** HTTP APIs change requests on their way ({@code append:header.x}), which nobody does here. */
  private void checkMappings() {
    for (String target : texts(field("requestParameters")).keySet()) {
      if (target.matches("(append|overwrite|remove):.*")) {
        throw refusal("the request parameter " + target);
      }
    }
  }

  private void check(IntegrationType type, String uri) {
    switch (type) {
      case AWS_PROXY -> {
        if (!fields.containsKey("integrationSubtype") && FunctionUri.function(uri) == null) {
          throw bad("has an integration uri that names no function: " + uri);
        }
      }
      case AWS -> checkService(uri);
      case HTTP, HTTP_PROXY -> {
        if (!uri.matches("https?://.+|\\$\\{stageVariables\\..+")) {
          throw bad("has an integration uri that is no address: " + uri);
        }
      }
      case MOCK -> {}
    }
  }

  private void checkService(String uri) {
    ServiceUri service = ServiceUri.parse(uri);
    if (service == null) {
      throw bad("has an integration uri that names no service of AWS: " + uri);
    }
    if (!SERVICES.contains(service.service())) {
      throw refusal("an integration with the service " + service.service());
    }
    boolean byPath = service.action() == null;
    if (service.service().equals(byPath ? "dynamodb" : "s3")) {
      throw refusal(
          "an integration with %s by %s/".formatted(service.service(), byPath ? "path" : "action"));
    }
  }

  private PayloadFormat format() {
    String version = text("payloadFormatVersion", "1.0");
    if (kind == ApiKind.REST || version.equals("1.0")) {
      return PayloadFormat.V1;
    }
    if (!version.equals("2.0")) {
      throw bad("has the unknown payloadFormatVersion " + version);
    }
    return PayloadFormat.V2;
  }

  private Passthrough passthrough() {
    String text = text("passthroughBehavior", "WHEN_NO_MATCH").toUpperCase(Locale.ROOT);
    for (Passthrough known : Passthrough.values()) {
      if (known.name().equals(text)) {
        return known;
      }
    }
    throw bad("has the unknown passthroughBehavior " + text);
  }

  private @Nullable ContentHandling handling(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    for (ContentHandling known : ContentHandling.values()) {
      if (known.name().equals(given.asString())) {
        return known;
      }
    }
    throw bad("has the unknown contentHandling " + given.asString());
  }

  private int timeout() {
    String text = text("timeoutInMillis", "0");
    int millis = text.matches("\\d{1,7}") ? Integer.parseInt(text) : -1;
    if (millis != 0 && (millis < SHORTEST_MILLIS || millis > LONGEST_MILLIS)) {
      throw bad("has a timeoutInMillis that is not between 50 and 300000: " + text);
    }
    return millis;
  }

  /** A list in a template, a map by patterns in a document. */
  private List<IntegrationResponse> responses() {
    List<IntegrationResponse> responses = new ArrayList<>();
    field("integrationResponses").values().forEach(one -> responses.add(response(null, one)));
    field("responses")
        .properties()
        .forEach(one -> responses.add(response(one.getKey(), one.getValue())));
    return responses;
  }

  private IntegrationResponse response(@Nullable String pattern, JsonNode given) {
    Map<String, JsonNode> response = fields(given);
    only(response.keySet(), RESPONSE_KEYS, "the integration response's ");
    JsonNode selection = response.get("selectionPattern");
    JsonNode status = response.get("statusCode");
    if (status == null) {
      throw bad("has an integration response without statusCode");
    }
    return new IntegrationResponse(
        selection == null ? pattern : selection.asString(""),
        status.asString(),
        texts(response.get("responseParameters")),
        texts(response.get("responseTemplates")),
        handling(response.getOrDefault("contentHandling", NOTHING)));
  }

  private static final JsonNode NOTHING = Json.nullNode();

  private JsonNode field(String name) {
    return fields.getOrDefault(name, NOTHING);
  }

  private String text(String name, String fallback) {
    JsonNode value = field(name);
    return value.isNull() ? fallback : value.asString();
  }

  private static Map<String, String> texts(@Nullable JsonNode map) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (map != null) {
      map.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString("")));
    }
    return texts;
  }

  /** By their names with a small first letter. */
  private static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object
        .properties()
        .forEach(e ->
            fields.put(
                e.getKey().substring(0, 1).toLowerCase(Locale.ROOT) + e.getKey().substring(1),
                e.getValue()));
    return fields;
  }

  private void only(Set<String> names, Set<String> known, String what) {
    for (String name : names) {
      if (!known.contains(name) && !IGNORED.contains(name)) {
        throw refusal(what + name);
      }
    }
  }

  private AwsException refusal(String what) {
    return bad("has " + what + ", which is not supported here");
  }

  private AwsException bad(String what) {
    return AwsException.of("BadRequestException", where + " " + what);
  }
}
