package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what a function gave back. Null stands for an answer that means nothing to AWS. */
final class FunctionAnswer {
  private static final Set<String> KEYS =
      Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");
  private static final List<String> JSON = List.of("application/json");
  private static final List<String> TEXT = List.of("text/plain;charset=UTF-8");

  private FunctionAnswer() {}

  static @Nullable GatewayAnswer read(
      Api api, Route route, GatewayRequest request, byte[] payload) {
    boolean url = route.format() == PayloadFormat.URL;
    JsonNode answer = parse(payload);
    if (answer == null) {
      return url ? streamed(payload) : null;
    }
    boolean infers = (url || route.format() == PayloadFormat.V2) && !answer.has("statusCode");
    return infers ? inferred(answer) : explicit(api, request, answer, url);
  }

  private static @Nullable JsonNode parse(byte[] payload) {
    try {
      return Json.parse(payload);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** A stream for which somebody waited until it ended; without a prelude it is all body. */
  private static GatewayAnswer streamed(byte[] payload) {
    GatewayAnswer whole = StreamPrelude.whole(payload);
    return whole != null ? whole : new GatewayAnswer(200, Map.of("content-type", JSON), payload);
  }

  /** Format 2.0 without a status: the whole answer is the body. */
  private static GatewayAnswer inferred(JsonNode answer) {
    String body = answer.isString() ? answer.stringValue() : Json.write(answer);
    return GatewayAnswer.json(200, body);
  }

  private static @Nullable GatewayAnswer explicit(
      Api api, GatewayRequest request, JsonNode answer, boolean url) {
    boolean rest = api.kind() == ApiKind.REST;
    if (!answer.isObject() || (rest && !KEYS.containsAll(answer.propertyNames()))) {
      return null;
    }
    Integer status = status(answer.path("statusCode"));
    AnswerHeaders headers = AnswerHeaders.read(answer, rest || url ? JSON : TEXT);
    byte[] body = body(api, request, answer);
    return status == null || headers == null || body == null
        ? null
        : new GatewayAnswer(status, headers.values(), body);
  }

  static @Nullable Integer status(JsonNode status) {
    if (status.isMissingNode() || status.isNull()) {
      return 200;
    }
    String text = status.isString() || status.isInt() ? status.asString() : "";
    return text.matches("[1-5][0-9][0-9]") ? Integer.valueOf(text) : null;
  }

  private static byte @Nullable [] body(Api api, GatewayRequest request, JsonNode answer) {
    JsonNode body = answer.path("body");
    if (body.isMissingNode() || body.isNull()) {
      return new byte[0];
    }
    if (!body.isString()) {
      return null;
    }
    return answer.path("isBase64Encoded").asBoolean(false) && decodes(api, request)
        ? decoded(body.stringValue())
        : body.stringValue().getBytes(UTF_8);
  }

  /** A REST API gives bytes only to a client that asks first for one of its binary types. */
  private static boolean decodes(Api api, GatewayRequest request) {
    String wanted = request.header("accept").split("[,;]", 2)[0].strip();
    return api.kind() == ApiKind.HTTP || MediaTypes.matches(api.binaryMediaTypes(), wanted);
  }

  private static byte @Nullable [] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
