package dev.holdpoint.server.api.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.access.AccessRole;
import dev.holdpoint.server.access.KeyRing;
import dev.holdpoint.server.access.Verifier;
import dev.holdpoint.server.calls.remote.Endpoint;
import dev.holdpoint.server.calls.remote.Endpoints;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a small server of the test's own. */
class ForwardRouteTest {
  private HttpServer server;
  private @Nullable String asked;
  private @Nullable String signature;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            signature = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] body = "{\"TableNames\":[]}".getBytes(UTF_8);
            exchange.getResponseHeaders().set("x-amz-crc32", "7");
            exchange.sendResponseHeaders(418, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Endpoints endpoints() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Endpoints(Map.of("dynamodb", new Endpoint.At(url), "ssm", new Endpoint.Aws()));
  }

  private static WebRequest request(String target) {
    return new WebRequest(
        "POST",
        "/",
        "",
        Map.of(
            "x-amz-target", List.of(target),
            "authorization", List.of("AWS4-HMAC-SHA256 Credential=x"),
            "host", List.of("127.0.0.1:4566"),
            "content-type", List.of("application/x-amz-json-1.0")),
        "{}".getBytes(UTF_8),
        "127.0.0.1");
  }

  @Test
  void requestAndAnswerGoOnAsTheyCame() {
    try (ForwardRoute route = new ForwardRoute(endpoints(), null)) {
      WebRequest request = request("DynamoDB_20120810.ListTables");
      assertTrue(route.matches(request));
      WebResponse answer = route.handle(request);
      assertEquals(418, answer.status());
      assertEquals("{\"TableNames\":[]}", new String(answer.body(), UTF_8));
      assertEquals(List.of("7"), answer.headers().get("x-amz-crc32"));
      assertEquals("{}", asked);
      assertEquals("AWS4-HMAC-SHA256 Credential=x", signature);
      assertTrue(route.matches(request("DynamoDBStreams_20120810.ListStreams")));
    }
  }

  @Test
  void servicesOfOursAndThoseWithoutAUrlAreNotItsOwn() {
    try (ForwardRoute route = new ForwardRoute(endpoints(), null)) {
      assertFalse(route.matches(request("AWSStepFunctions.ListStateMachines")));
      assertFalse(route.matches(request("AmazonSSM.GetParameter")));
      assertFalse(route.matches(request("secretsmanager.GetSecretValue")));
    }
  }

  @Test
  void withKeysOnlySignedRequestsGoOn() {
    KeyRing keys = new KeyRing(List.of(), new byte[32], AccessRole.OPERATOR);
    Verifier verifier = new Verifier(keys, InstantSource.system());
    try (ForwardRoute route = new ForwardRoute(endpoints(), verifier)) {
      WebResponse answer = route.handle(request("DynamoDB_20120810.ListTables"));
      assertEquals(400, answer.status());
      assertTrue(Json.parse(answer.body()).path("__type").asString().endsWith("Exception"));
      assertNull(asked);
    }
  }

  @Test
  void serverThatDoesNotAnswerIsToldSo() {
    server.stop(0);
    try (ForwardRoute route = new ForwardRoute(endpoints(), null)) {
      WebResponse answer = route.handle(request("DynamoDB_20120810.ListTables"));
      assertEquals(503, answer.status());
    }
  }
}
