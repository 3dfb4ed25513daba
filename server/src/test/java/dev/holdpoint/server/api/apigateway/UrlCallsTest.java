package dev.holdpoint.server.api.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.apigateway.GatewayLimits;
import dev.holdpoint.core.apigateway.Incoming;
import dev.holdpoint.core.apigateway.StreamPrelude;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.FunctionUrl;
import dev.holdpoint.core.lambda.FunctionUrls;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.apigateway.velocity.TemplateLimits;
import dev.holdpoint.server.api.apigateway.velocity.VelocityTemplates;
import dev.holdpoint.server.host.AnswerSink;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What callers of functions' own addresses hear. */
class UrlCallsTest {
  private static final Arn FUNCTION = Arn.of("arn:aws:lambda:us-east-1:000000000000:function:f");

  private final Store store = new InMemoryStore();
  private final Turns turns =
      new Turns(
          InstantSource.system(),
          new SystemIds(InstantSource.system()),
          Limits.aws(),
          Home.DEFAULT);
  private @Nullable Incoming incoming;
  private @Nullable JsonNode event;

  /** What a function that streams says, its type first. */
  private List<String> pieces = List.of();

  private final FunctionsOnly functions =
      new FunctionsOnly() {
        @Override
        public byte @Nullable [] result(String arn, byte[] payload, String requestId) {
          return null;
        }

        @Override
        public @Nullable Incoming invoke(String arn, byte[] payload, String requestId) {
          event = Json.parse(payload);
          return incoming;
        }

        @Override
        public @Nullable Incoming stream(
            String arn, byte[] payload, String requestId, AnswerSink sink) {
          if (!pieces.isEmpty()) {
            sink.begin(pieces.getFirst());
            pieces.stream()
                .skip(1)
                .map(piece -> piece.getBytes(UTF_8))
                .forEach(piece -> sink.write(piece, piece.length));
          }
          return incoming;
        }
      };

  @AfterEach
  void close() {
    store.close();
  }

  private String url(String auth, String mode) {
    FunctionUrl.Cors cors =
        new FunctionUrl.Cors(
            List.of("https://a.example"), List.of(), List.of("x-h"), List.of(), false, 60);
    return store.write(
        tx -> new FunctionUrls().put(tx, turns.now(), FUNCTION, auth, mode, cors).path());
  }

  private StreamResponse ask(String method, String path, Map<String, List<String>> headers) {
    ApiRoute route =
        new ApiRoute(
            store,
            Home.DEFAULT,
            new GatewayLimits(1000, Duration.ofMillis(1), Duration.ofMillis(1)),
            InstantSource.system(),
            new VelocityTemplates(TemplateLimits.AWS),
            functions,
            new ConfirmGate(List.of(), new PageNonces(store, new byte[32], InstantSource.system())),
            issuer -> null,
            null,
            (_, _, _) -> {});
    return route.answer(new WebRequest(method, path, "", headers, new byte[0], "10.0.0.9"));
  }

  private WebResponse get(String auth) {
    StreamResponse answer = ask("GET", url(auth, FunctionUrl.BUFFERED), Map.of());
    assertNull(answer.content());
    return answer.head();
  }

  private void answers(String json) {
    incoming = new Incoming.FromFunction(json.getBytes(UTF_8), false);
  }

  private static String text(WebResponse answer) {
    return new String(answer.body(), UTF_8);
  }

  @Test
  void failedFunctionIsABadGateway() {
    incoming = new Incoming.FromFunction("{\"errorMessage\":\"no\"}".getBytes(UTF_8), true);
    WebResponse answer = get("NONE");
    assertEquals(502, answer.status());
    assertEquals("Internal Server Error", text(answer));
    incoming = null;
    assertEquals(502, get("NONE").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"statusCode\":\"x\"}", "{\"statusCode\":200,\"body\":{}}"})
  void answerThatMeansNothingIsABadGateway(String json) {
    answers(json);
    assertEquals(502, get("NONE").status());
  }

  @Test
  void tooManyAtOnceIsA429() {
    incoming = new Incoming.Throttled("ReservedFunctionConcurrentInvocationLimitExceeded");
    WebResponse answer = get("NONE");
    assertEquals(429, answer.status());
    assertEquals(List.of("TooManyRequestsException"), answer.headers().get("x-amzn-ErrorType"));
    assertEquals("Rate Exceeded.", Json.parse(answer.body()).path("message").asString());
  }

  @Test
  void functionThatAsksForSignaturesLearnsWhoCalls() {
    answers("\"hello\"");
    assertEquals(200, get("NONE").status());
    JsonNode open = event == null ? Json.object() : event.path("requestContext");
    assertEquals("anonymous", open.path("accountId").asString());
    WebResponse refusal = get("AWS_IAM");
    assertEquals(403, refusal.status());
    assertEquals(List.of("AccessDeniedException"), refusal.headers().get("x-amzn-ErrorType"));
    String claim =
        "AWS4-HMAC-SHA256 Credential=KEY/20260101/us-east-1/lambda/aws4_request,"
            + " SignedHeaders=host, Signature=0";
    StreamResponse signed =
        ask(
            "GET",
            url("AWS_IAM", FunctionUrl.BUFFERED),
            Map.of("authorization", List.of(claim), "x-amz-date", List.of("20260101T000000Z")));
    assertEquals(200, signed.head().status());
    JsonNode known = event == null ? Json.object() : event.path("requestContext");
    assertEquals("KEY", known.path("authorizer").path("iam").path("accessKey").asString());
    assertEquals(Home.DEFAULT.account(), known.path("accountId").asString());
  }

  @Test
  void browsersAreAnsweredWithoutTheFunction() {
    Map<String, List<String>> preflight =
        Map.of(
            "origin", List.of("https://a.example"),
            "access-control-request-method", List.of("GET"));
    WebResponse answer = ask("OPTIONS", url("AWS_IAM", FunctionUrl.BUFFERED), preflight).head();
    assertEquals(200, answer.status());
    assertEquals(List.of("https://a.example"), answer.headers().get("access-control-allow-origin"));
    assertEquals(List.of("60"), answer.headers().get("access-control-max-age"));
  }

  private String streamed(StreamResponse answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (StreamResponse.Content content = answer.content()) {
      if (content != null) {
        content.writeTo(out);
      }
    }
    return out.toString(UTF_8);
  }

  private StreamResponse streaming() {
    return ask(
        "GET", url("NONE", FunctionUrl.STREAMED), Map.of("origin", List.of("https://a.example")));
  }

  @Test
  void streamGoesOnAsItComes() throws Exception {
    answers("");
    pieces = List.of("text/plain", "one ", "two");
    StreamResponse answer = streaming();
    assertEquals(200, answer.head().status());
    assertEquals(List.of("text/plain"), answer.head().headers().get("content-type"));
    assertEquals(
        List.of("https://a.example"), answer.head().headers().get("access-control-allow-origin"));
    assertEquals("one two", streamed(answer));
  }

  @Test
  void preludeIsTheHeadHoweverItIsCut() throws Exception {
    answers("");
    pieces =
        List.of(
            StreamPrelude.TYPE,
            "{\"statusCode\":201,\"head",
            "ers\":{\"X-A\":\"b\"},\"cookies\":[\"c=d\"]}\0\0\0",
            "\0\0\0\0\0body ",
            "more");
    StreamResponse answer = streaming();
    assertEquals(201, answer.head().status());
    assertEquals(List.of("b"), answer.head().headers().get("X-A"));
    assertEquals(List.of("c=d"), answer.head().headers().get("set-cookie"));
    assertEquals("body more", streamed(answer));
  }

  @Test
  void streamThatBreaksIsNotWhole() {
    incoming = new Incoming.FromFunction(new byte[0], true);
    pieces = List.of("text/plain", "one");
    StreamResponse answer = streaming();
    assertEquals(200, answer.head().status());
    assertThrows(IOException.class, () -> streamed(answer));
  }

  @Test
  void streamThatNeverBeganIsABadGateway() {
    incoming = new Incoming.FromFunction(new byte[0], true);
    assertEquals(502, streaming().head().status());
    answers("");
    pieces = List.of(StreamPrelude.TYPE, "no prelude");
    assertEquals(502, streaming().head().status());
    pieces = List.of(StreamPrelude.TYPE, "[]\0\0\0\0\0\0\0\0body");
    assertEquals(502, streaming().head().status());
  }

  @Test
  void handlerThatDoesNotStreamIsShownAsItAnswered() {
    answers("{\"statusCode\":201}");
    WebResponse answer = streaming().head();
    assertEquals(200, answer.status());
    assertEquals("{\"statusCode\":201}", text(answer));
  }

  @Test
  void whoWaitsForAStreamGetsItWhole() {
    answers("{\"statusCode\":201}" + "\0".repeat(8) + "body");
    WebResponse answer = get("NONE");
    assertEquals(201, answer.status());
    assertEquals("body", text(answer));
    answers("just text");
    assertEquals("just text", text(get("NONE")));
  }
}
