package dev.holdpoint.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More than there is room for, and clients that are slow or speak no HTTP. */
class OverloadTest {
  private static final long BETWEEN_PIECES_NANOS = 10_000_000;
  private static final int MOST = 200_000;
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(400);

  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore released = new Semaphore(0);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpListener listener = listening(LONG);

  /** One whose clients have so much time for a head, a body and an answer. */
  private HttpListener listening(Duration time) {
    HttpLimits limits =
        new HttpLimits(50, 2, 300_000, 20, 2_000, time, time, Duration.ofMillis(600), 30_000_000);
    HttpListener made =
        new HttpListener(HttpSettings.loopback(0, MOST), limits, List.of(new Held()));
    made.start();
    return made;
  }

  private void hurry() {
    listener.close();
    listener = listening(SHORT);
  }

  /** Answers /held only when it is told to. */
  private final class Held implements WebRoute {
    @Override
    public boolean matches(WebRequest request) {
      return true;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      if (request.path().equals("/held")) {
        arrived.release();
        released.acquireUninterruptibly();
      }
      return request.path().equals("/large")
          ? WebResponse.of(200, "application/octet-stream", new byte[64 * 1024 * 1024])
          : WebResponse.text(200, request.body().length + " bytes");
    }
  }

  @AfterEach
  void stop() {
    released.release(100);
    client.close();
    listener.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path));
  }

  private CompletableFuture<HttpResponse<String>> held(int bytes) throws Exception {
    CompletableFuture<HttpResponse<String>> held =
        client.sendAsync(
            to("/held").POST(BodyPublishers.ofByteArray(new byte[bytes])).build(),
            BodyHandlers.ofString());
    assertTrue(arrived.tryAcquire(20, TimeUnit.SECONDS));
    return held;
  }

  @ParameterizedTest
  @CsvSource({
    "AWSStepFunctions.StartExecution, application/x-amz-json-1.0, '', 400, ThrottlingException",
    "AmazonSQS.SendMessage, application/x-amz-json-1.0, '', 403, RequestThrottled",
    "'', application/x-www-form-urlencoded, /us-east-1/sqs/aws4_request, 403, RequestThrottled",
    "'', application/x-www-form-urlencoded, /us-east-1/sns/aws4_request, 400, Throttling",
    "'', application/json, /us-east-1/lambda/aws4_request, 429, TooManyRequestsException"
  })
  void moreRequestsThanAllowedAreThrottledInTheProtocolOfTheirService(
      String target, String type, String auth, int status, String code) throws Exception {
    CompletableFuture<HttpResponse<String>> one = held(1);
    CompletableFuture<HttpResponse<String>> two = held(1);
    HttpRequest.Builder third = to("/x").header("Content-Type", type);
    if (!target.isEmpty()) {
      third.header("X-Amz-Target", target);
    }
    if (!auth.isEmpty()) {
      third.header("Authorization", "AWS4-HMAC-SHA256 Credential=a/20261128" + auth);
    }
    HttpRequest request = third.POST(BodyPublishers.ofString("{}")).build();
    HttpResponse<String> refused = client.send(request, BodyHandlers.ofString());
    assertEquals(status, refused.statusCode());
    assertTrue(refused.body().contains(code), refused::body);
    released.release(2);
    assertEquals(200, one.get(20, TimeUnit.SECONDS).statusCode());
    assertEquals(200, two.get(20, TimeUnit.SECONDS).statusCode());
    assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
  }

  @Test
  void whoTellsOfMuchAndSendsLittleTakesNoRoomFromOthers() throws Exception {
    try (Socket slow = new Socket("127.0.0.1", listener.port())) {
      write(slow, "POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\nx");
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + "/"))
                  .POST(BodyPublishers.ofByteArray(new byte[190_000]))
                  .build(),
              BodyHandlers.ofString());
      assertEquals("190000 bytes", answer.body());
    }
    long mebibyte = 1024 * 1024;
    assertEquals(32 * mebibyte, HttpLimits.bodies(128 * mebibyte));
    assertEquals(160 * mebibyte, HttpLimits.bodies(4096 * mebibyte));
  }

  @Test
  void bodiesThatWouldNotFitTogetherAreThrottled() throws Exception {
    CompletableFuture<HttpResponse<String>> one = held(200_000);
    HttpRequest large = to("/x").POST(BodyPublishers.ofByteArray(new byte[150_000])).build();
    assertEquals(429, client.send(large, BodyHandlers.ofString()).statusCode());
    released.release();
    one.get(20, TimeUnit.SECONDS);
    assertEquals(200, client.send(large, BodyHandlers.ofString()).statusCode());
  }

  /** Who is refused while it still sends gets the answer, not a connection that is reset. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 250000\r\n\r\n",
        "Content-Length: 180000\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3d090\r\n"
      })
  void aRefusedClientThatGoesOnSendingReadsTheAnswer(String framing) throws Exception {
    CompletableFuture<HttpResponse<String>> one = held(200_000);
    try (Socket socket = new Socket("127.0.0.1", listener.port())) {
      socket.setSoTimeout(20_000);
      write(socket, "POST /x HTTP/1.1\r\nHost: a\r\n" + framing);
      for (int i = 0; i < 10; i++) {
        write(socket, "x".repeat(25_000));
        LockSupport.parkNanos(BETWEEN_PIECES_NANOS);
      }
      write(socket, framing.startsWith("Content") ? "" : "\r\n0\r\n\r\n");
      String told = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertTrue(told.matches("(?s)HTTP/1.1 4(13|29) .*"), told);
    }
    released.release();
    assertEquals(200, one.get(20, TimeUnit.SECONDS).statusCode());
  }

  /** A client that stops in the midst is cut off, and nothing of it is left. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n123",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n123"
      })
  void aClientThatStopsInTheMidstIsCutOff(String sent) throws Exception {
    hurry();
    String told = talk(sent);
    assertTrue(told.isEmpty() || told.startsWith("HTTP/1.1 400 "), told);
    assertServing();
  }

  @Test
  void aClientThatDoesNotReadIsCutOff() throws Exception {
    hurry();
    try (Socket socket = new Socket("127.0.0.1", listener.port())) {
      write(socket, "GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
      // The other place is still free, and soon both are.
      CompletableFuture<HttpResponse<String>> one = held(1);
      CompletableFuture<HttpResponse<String>> two = null;
      while (two == null) {
        HttpResponse<String> answer = client.send(to("/x").GET().build(), BodyHandlers.ofString());
        two = answer.statusCode() == 200 ? held(1) : null;
      }
      released.release(2);
      assertEquals(200, one.get(20, TimeUnit.SECONDS).statusCode());
      assertEquals(200, two.get(20, TimeUnit.SECONDS).statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET /{x} HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1e3\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1073741824\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x, chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\r\n"
      })
  void whatIsNoHttpIsToldSoInAwsForm(String sent) throws Exception {
    String told = talk(sent);
    assertTrue(told.startsWith("HTTP/1.1 4"), told);
    assertTrue(told.toLowerCase(java.util.Locale.ROOT).contains("x-amzn-errortype: "), told);
    assertServing();
  }

  @Test
  void tooManyHeadersAndATooLongTargetAreRefused() throws Exception {
    HttpRequest.Builder many = to("/x");
    for (int i = 0; i < 30; i++) {
      many.header("X-" + i, "1");
    }
    assertEquals(431, client.send(many.build(), BodyHandlers.ofString()).statusCode());
    String one = talk("GET /x HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n");
    assertTrue(one.startsWith("HTTP/1.1 431 "), one);
    assertTrue(one.contains("\"__type\":\"RequestHeaderSectionTooLarge\""), one);
    String all =
        talk("GET /x HTTP/1.1\r\nHost: a\r\n" + "X-A: 1234567890\r\n".repeat(3_000) + "\r\n");
    assertTrue(all.startsWith("HTTP/1.1 431 "), all);
    HttpRequest longTarget = to("/" + "x".repeat(3_000)).build();
    assertEquals(414, client.send(longTarget, BodyHandlers.ofString()).statusCode());
  }

  private void assertServing() throws Exception {
    CompletableFuture<HttpResponse<String>> one = held(1);
    CompletableFuture<HttpResponse<String>> two = held(1);
    released.release(2);
    assertEquals(200, one.get(20, TimeUnit.SECONDS).statusCode());
    assertEquals(200, two.get(20, TimeUnit.SECONDS).statusCode());
  }

  /** All that the server says until it closes the connection. */
  private String talk(String sent) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", listener.port())) {
      socket.setSoTimeout(20_000);
      write(socket, sent);
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static void write(Socket socket, String text) throws Exception {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
