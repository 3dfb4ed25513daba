package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A function, an action of AWS, an address or nothing, with both ways mapped. */
record MappedExchange(RequestScope scope, Integration integration, MappingTemplates templates)
    implements Exchange {
  private static final String JSON = "application/json";
  private static final String INVOCATION_TYPE = "X-Amz-Invocation-Type";

  @Override
  public Outgoing outgoing() {
    try {
      return mapped();
    } catch (MappingFailure failure) {
      return refused(
          failure.isCallers()
              ? GatewayError.BAD_BODY.answer(kind(), String.valueOf(failure.getMessage()))
              : GatewayError.BROKEN_API.answer(kind()));
    }
  }

  private Outgoing mapped() {
    RequestTemplate template = RequestTemplate.choose(integration, scope.event().request());
    if (template.isRefused()) {
      return refused(GatewayError.UNSUPPORTED_MEDIA_TYPE.answer(kind()));
    }
    byte[] body = body(template);
    MappedParameters parameters =
        MappedParameters.of(scope, integration, new JsonBody(scope.body()));
    parameters.override(scope.context());
    return switch (integration.type()) {
      case MOCK -> new Outgoing.Nowhere(mockStatus(body));
      case AWS -> aws(parameters, body);
      case HTTP ->
          new Outgoing.ToAddress(
              call(
                  parameters, MappedParameters.filled(integration.uri(), parameters.path()), body));
      case AWS_PROXY, HTTP_PROXY ->
          throw new IllegalStateException(
              "Expected an integration with mappings, but it is a proxy (type="
                  + integration.type()
                  + ")");
    };
  }

  private byte[] body(RequestTemplate template) {
    String text = template.text();
    if (text != null) {
      return templates.render(text, scope.input(scope.body())).getBytes(UTF_8);
    }
    boolean asText =
        integration.contentHandling() == ContentHandling.CONVERT_TO_TEXT
            && scope.event().isBinary();
    if (integration.contentHandling() == ContentHandling.CONVERT_TO_BINARY) {
      return decoded(scope.event().request().body());
    }
    return asText ? scope.body().getBytes(UTF_8) : scope.event().request().body();
  }

  private static byte[] decoded(byte[] base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw MappingFailure.ofTheBody("Unable to base64 decode the body.");
    }
  }

  private Outgoing aws(MappedParameters parameters, byte[] body) {
    String function = FunctionUri.function(integration.uri());
    if (function != null) {
      return toFunction(function, parameters, body);
    }
    String uri = MappedParameters.filled(integration.uri(), parameters.path());
    ServiceUri service = ServiceUri.parse(uri);
    if (service == null) {
      throw MappingFailure.ofTheApi("Invalid ARN specified in the request");
    }
    return new Outgoing.ToService(service, call(parameters, service.path(), body));
  }

  /** A function is given JSON, whatever the client sent. */
  private Outgoing toFunction(String function, MappedParameters parameters, byte[] body) {
    byte[] payload = new String(body, UTF_8).isBlank() ? "{}".getBytes(UTF_8) : body;
    new JsonBody(new String(payload, UTF_8)).tree();
    List<String> type = parameters.headers().getOrDefault(INVOCATION_TYPE, List.of());
    return new Outgoing.ToFunction(function, payload, type.contains("Event"));
  }

  private HttpCall call(MappedParameters parameters, String address, byte[] body) {
    String method = integration.httpMethod();
    Map<String, List<String>> headers = parameters.headers();
    headers.putIfAbsent("Content-Type", List.of(JSON));
    headers.putIfAbsent("Accept", List.of(JSON));
    return new HttpCall(
        method.equals(Route.ANY) ? scope.event().request().method() : method,
        address,
        parameters.query(),
        headers,
        body);
  }

  /** A mock's template must say which status counts. */
  private static int mockStatus(byte[] body) {
    try {
      JsonNode status = Json.parse(body).path("statusCode");
      if (status.asString("").matches("[1-5]\\d\\d")) {
        return Integer.parseInt(status.asString());
      }
    } catch (JacksonException e) {
      // Said below.
    }
    throw MappingFailure.ofTheApi("Unable to parse statusCode. It should be an integer");
  }

  private static Outgoing refused(GatewayAnswer answer) {
    return new Outgoing.Answered(answer);
  }

  @Override
  public GatewayAnswer answer(Incoming incoming) {
    try {
      return answered(incoming);
    } catch (MappingFailure failure) {
      return GatewayError.BROKEN_API.answer(kind());
    }
  }

  private GatewayAnswer answered(Incoming incoming) {
    ResponseMapping mapping = new ResponseMapping(scope, integration, templates);
    return switch (incoming) {
      case Incoming.FromFunction(var payload, var failed) ->
          mapping.answer(failed ? errorMessage(payload) : null, JSON_HEADERS, payload);
      case Incoming.FromHttp(var status, var headers, var body) ->
          mapping.answer(String.valueOf(status), headers, body);
      case Incoming.TooLate _ -> GatewayError.TIMED_OUT.answer(kind());
      case Incoming.Broken _, Incoming.Throttled _ -> GatewayError.BROKEN_API.answer(kind());
    };
  }

  private static final Map<String, List<String>> JSON_HEADERS =
      Map.of("content-type", List.of(JSON));

  private static @Nullable String errorMessage(byte[] payload) {
    JsonNode message = new JsonBody(new String(payload, UTF_8)).find("$.errorMessage");
    return message == null ? "" : message.asString("");
  }

  private ApiKind kind() {
    return scope.event().api().kind();
  }
}
