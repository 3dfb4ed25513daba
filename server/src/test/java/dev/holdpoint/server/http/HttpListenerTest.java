package dev.holdpoint.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpListenerTest {
  private static final int MOST = 1000;
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpListener listener = started();

  private HttpListener started() {
    HttpListener made =
        new HttpListener(
            HttpSettings.loopback(0, MOST),
            List.of(
                new HealthRoute("1.2"),
                route("/echo", this::echo),
                route("/slow", this::slow),
                live(),
                route(
                    "/broken",
                    request -> {
                      throw new IllegalStateException("Expected nothing, but this broke");
                    })));
    made.start();
    return made;
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date"})
  void headersThatDecideMayBeThereOnlyOnce(String name) throws Exception {
    HttpRequest twice =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + "/echo"))
            .header(name, "a")
            .header(name, "b")
            .POST(BodyPublishers.ofString("x"))
            .build();
    HttpResponse<String> answer = client.send(twice, BodyHandlers.ofString());
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("MalformedHttpRequestException"), answer::body);
  }

  private WebResponse echo(WebRequest request) {
    return WebResponse.json(
        200,
        Map.of(
            "method", request.method(),
            "body", request.text(),
            "host", request.hostName(),
            "query", request.queryParameters(),
            "remote", request.remoteAddress()));
  }

  private WebResponse slow(WebRequest request) {
    arrived.countDown();
    try {
      assertTrue(released.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return WebResponse.text(200, "at last");
  }

  /** Says something, and goes on or breaks. */
  private LiveRoute live() {
    return new LiveRoute() {
      @Override
      public boolean matches(WebRequest request) {
        return request.path().startsWith("/live/");
      }

      @Override
      public StreamResponse answer(WebRequest request) {
        return new StreamResponse(
            WebResponse.empty(200), content(request.path().equals("/live/broken")));
      }
    };
  }

  private StreamResponse.Content content(boolean broken) {
    return new StreamResponse.Content() {
      @Override
      public long length() {
        return -1;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write("now".getBytes(UTF_8));
        if (broken) {
          throw new IOException("broken");
        }
        slow(new WebRequest("GET", "/", "", Map.of(), new byte[0], ""));
        out.write(" later".getBytes(UTF_8));
      }

      @Override
      public void close() {
        closed.countDown();
      }
    };
  }

  @Test
  void liveAnswerIsReadWhileItIsMade() throws Exception {
    HttpResponse<InputStream> answer =
        client.send(request("/live/slow").build(), BodyHandlers.ofInputStream());
    assertEquals("now", new String(answer.body().readNBytes(3), UTF_8));
    released.countDown();
    assertEquals(" later", new String(answer.body().readAllBytes(), UTF_8));
    assertTrue(closed.await(20, TimeUnit.SECONDS));
  }

  @Test
  void liveAnswerThatBreaksIsNotTakenForWhole() throws Exception {
    HttpResponse<InputStream> answer =
        client.send(request("/live/broken").build(), BodyHandlers.ofInputStream());
    long before = System.nanoTime();
    assertThrows(IOException.class, () -> answer.body().readAllBytes());
    // At once, not after the time that a client has who still sends.
    assertTrue(System.nanoTime() - before < HttpLimits.USUAL.lingerTime().toNanos());
  }

  private static WebRoute route(String path, WebHandler handler) {
    return new WebRoute() {
      @Override
      public boolean matches(WebRequest request) {
        return request.path().equals(path);
      }

      @Override
      public WebResponse handle(WebRequest request) {
        return handler.handle(request);
      }
    };
  }

  @AfterEach
  void stop() {
    released.countDown();
    listener.close();
    client.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void healthIsReady() throws Exception {
    HttpResponse<String> response = send(request("/_holdpoint/health"));
    assertEquals(200, response.statusCode());
    assertTrue(response.body().contains("\"status\":\"ready\""));
  }

  @Test
  void aRequestArrivesWhole() throws Exception {
    HttpResponse<String> response =
        send(request("/echo?a=1&a=2%20x&b").POST(BodyPublishers.ofString("héllo")));
    assertTrue(response.body().contains("\"query\":{\"a\":[\"1\",\"2 x\"],\"b\":[\"\"]}"));
    assertTrue(response.body().contains("\"body\":\"héllo\""));
    assertTrue(response.body().contains("\"host\":\"127.0.0.1\""));
    assertTrue(response.body().contains("\"remote\":\"127.0.0.1\""));
  }

  @Test
  void aBodyThatIsTooLongIsRefused() throws Exception {
    HttpResponse<String> exact =
        send(request("/echo").POST(BodyPublishers.ofByteArray(new byte[MOST])));
    assertEquals(200, exact.statusCode());
    HttpResponse<String> known =
        send(request("/echo").POST(BodyPublishers.ofByteArray(new byte[MOST + 1])));
    assertEquals(413, known.statusCode());
    assertTrue(known.body().contains("RequestEntityTooLarge"));
    HttpResponse<String> chunked =
        send(
            request("/echo")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[MOST + 1]))));
    assertEquals(413, chunked.statusCode());
  }

  @Test
  void aHeaderThatIsTooLongIsRefused() throws Exception {
    HttpResponse<String> response = send(request("/echo").header("X-Long", "x".repeat(60_000)));
    assertTrue(response.statusCode() >= 400, () -> "status " + response.statusCode());
  }

  @Test
  void headHasNoBodyAndOptionsIsAnswered() throws Exception {
    HttpResponse<String> head = send(request("/_holdpoint/health").HEAD());
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    HttpResponse<String> options = send(request("/x").method("OPTIONS", BodyPublishers.noBody()));
    assertEquals(204, options.statusCode());
  }

  @Test
  void aPathThatNobodyServesIsNamed() throws Exception {
    HttpResponse<String> response = send(request("/nowhere"));
    assertEquals(404, response.statusCode());
    assertTrue(response.body().contains("Nothing is served at /nowhere (GET)"));
  }

  @Test
  void ourOwnBugTellsNothing() throws Exception {
    HttpResponse<String> response = send(request("/broken"));
    assertEquals(500, response.statusCode());
    assertTrue(response.body().contains("InternalFailure"));
    assertTrue(!response.body().contains("broke"));
  }

  @Test
  void stoppingLetsWhatIsInFlightEnd() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        client.sendAsync(request("/slow").build(), BodyHandlers.ofString());
    assertTrue(arrived.await(20, TimeUnit.SECONDS));
    CompletableFuture<Void> closed = CompletableFuture.runAsync(listener::close);
    HttpResponse<String> refused = send(request("/echo"));
    while (refused.statusCode() == 200) {
      refused = send(request("/echo"));
    }
    assertEquals(503, refused.statusCode());
    released.countDown();
    assertEquals("at last", slow.get(20, TimeUnit.SECONDS).body());
    closed.get(20, TimeUnit.SECONDS);
  }

  @Test
  void withoutKeysOnlyThisMachineMayCome() {
    for (String host : List.of("0.0.0.0", "::", "192.0.2.1")) {
      HttpSettings open =
          new HttpSettings(
              host, 0, MOST, 8192, Duration.ofMinutes(1), Duration.ofSeconds(1), Exposure.NONE);
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> new HttpListener(open, List.of()));
      assertTrue(refused.getMessage().contains("host=" + host));
    }
  }
}
