package dev.holdpoint.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between Helidon and the routes: reads a request within its limits, and writes the answer. */
final class Exchange {
  private static final HeaderName TARGET = HeaderNames.create("x-amz-target");

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  /** Who sends so little and is refused may go on with the connection. */
  private static final long PASSED_OVER = 64 * 1024;

  private static final byte[] NOTHING = {};

  private final int mostBytes;
  private final HttpLimits limits;
  private final InFlight inFlight;
  private final BodyBudget budget;
  private final Deadlines deadlines;
  private final BodyReader bodies;
  private final List<WebRoute> routes;
  private final Streams streams;

  Exchange(
      int mostBytes,
      HttpLimits limits,
      InFlight inFlight,
      Deadlines deadlines,
      List<WebRoute> routes) {
    this.mostBytes = mostBytes;
    this.limits = limits;
    this.inFlight = inFlight;
    this.budget = new BodyBudget(limits.bodyBytes());
    this.deadlines = deadlines;
    this.bodies = new BodyReader(mostBytes, limits, deadlines);
    this.routes = routes;
    this.streams = new Streams(limits, deadlines);
  }

  void handle(ServerRequest request, ServerResponse response) {
    switch (inFlight.begin()) {
      case STOPPING -> close(response, request, Refusal.stopping());
      case FULL -> refuse(response, request);
      case BEGUN -> {
        try (BodyBudget.Share share = budget.share()) {
          serve(request, response, share);
        } finally {
          inFlight.end();
        }
      }
    }
  }

  private void serve(ServerRequest request, ServerResponse response, BodyBudget.Share share) {
    if (request.headers().contains(HeaderValues.EXPECT_100) && !request.content().hasEntity()) {
      // It is answered without a 100. Botocore takes a connection's next 100 for the answer then.
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    WebResponse refusal = Heads.refusal(request, limits);
    if (refusal != null) {
      close(response, request, refusal);
      return;
    }
    WebRequest head = read(request, NOTHING);
    StreamRoute streaming = streaming(head);
    if (streaming != null) {
      streams.serve(streaming, head, request, response);
      return;
    }
    WebResponse unread = Heads.encoded(request);
    if (unread != null) {
      close(response, request, unread);
      return;
    }
    switch (bodies.read(request, share)) {
      case BodyReader.Outcome.Whole(byte[] body) -> {
        StreamResponse answer = answer(read(request, body));
        if (answer.content() == null) {
          send(response, request, answer.head());
        } else {
          streams.send(answer, request, response);
        }
      }
      case BodyReader.Outcome.TooLong() -> close(response, request, Refusal.tooLarge(mostBytes));
      case BodyReader.Outcome.NoRoom() -> refuse(response, request);
      case BodyReader.Outcome.Broken() -> close(response, request, Refusal.broken());
    }
  }

  /** The route that takes this request's body as it comes, or null. */
  private @Nullable StreamRoute streaming(WebRequest head) {
    for (WebRoute route : routes) {
      if (route instanceof StreamRoute stream) {
        return stream.matches(head) ? stream : null;
      }
      if (route.matches(head)) {
        return null;
      }
    }
    return null;
  }

  /** Politely: who has sent little may go on with the connection. */
  private void refuse(ServerResponse response, ServerRequest request) {
    WebResponse busy =
        Busy.answer(
            header(request, TARGET),
            header(request, HeaderNames.CONTENT_TYPE),
            header(request, HeaderNames.AUTHORIZATION));
    boolean little = request.headers().contentLength().orElse(Long.MAX_VALUE) <= PASSED_OVER;
    if (request.content().hasEntity() && !little) {
      close(response, request, busy);
      return;
    }
    if (request.content().hasEntity()) {
      try (Deadlines.Deadline _ = deadlines.begin(limits.bodyTime())) {
        request.content().consume();
      }
    }
    send(response, request, busy);
  }

  private static @Nullable String header(ServerRequest request, HeaderName name) {
    return request.headers().value(name).orElse(null);
  }

  private StreamResponse answer(WebRequest request) {
    try {
      for (WebRoute route : routes) {
        if (route.matches(request)) {
          return route instanceof LiveRoute live
              ? live.answer(request)
              : StreamResponse.whole(route.handle(request));
        }
      }
      return StreamResponse.whole(Refusal.nobody(request));
    } catch (RuntimeException e) {
      String requestId = UUID.randomUUID().toString();
      LOG.error("A request failed path={} requestId={}", request.path(), requestId, e);
      return StreamResponse.whole(Refusal.failed(requestId));
    }
  }

  private static WebRequest read(ServerRequest request, byte[] body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach(h -> headers.put(h.name().toLowerCase(Locale.ROOT), List.copyOf(h.allValues())));
    if (request.isSecure()) {
      // As a proxy that ends TLS would say it, so that there is one place to look.
      headers.put("x-forwarded-proto", List.of("https"));
    }
    return new WebRequest(
        request.prologue().method().text(),
        request.path().rawPath(),
        request.query().rawValue(),
        headers,
        body,
        address(request));
  }

  private static String address(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress inet
        ? inet.getAddress().getHostAddress()
        : request.remotePeer().host();
  }

  private void close(ServerResponse response, ServerRequest request, WebResponse answer) {
    response.header(HeaderValues.CONNECTION_CLOSE);
    send(response, request, answer);
    // What is left of the body must not be taken for the next request.
    throw new CloseConnectionException("The rest of a refused request is not read");
  }

  private void send(ServerResponse response, ServerRequest request, WebResponse answer) {
    Duration pace = Duration.ofSeconds(answer.body().length / limits.bytesPerSecond());
    try (Deadlines.Deadline _ = deadlines.begin(limits.bodyTime().plus(pace))) {
      write(response, request, answer);
    }
  }

  /** Status and headers. */
  static void begin(ServerResponse response, WebResponse answer) {
    response.status(answer.status());
    response.header(HeaderNames.DATE, HttpDate.now());
    answer
        .headers()
        .forEach((name, values) -> response.header(name, values.toArray(String[]::new)));
  }

  static void write(ServerResponse response, ServerRequest request, WebResponse answer) {
    begin(response, answer);
    if (request.prologue().method().text().equals("HEAD")) {
      response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(answer.body().length));
      response.send();
    } else {
      response.send(answer.body());
    }
  }
}
