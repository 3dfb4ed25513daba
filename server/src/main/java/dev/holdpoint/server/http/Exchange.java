package dev.holdpoint.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
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
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final int mostBytes;
  private final InFlight inFlight;
  private final List<WebRoute> routes;

  Exchange(int mostBytes, InFlight inFlight, List<WebRoute> routes) {
    this.mostBytes = mostBytes;
    this.inFlight = inFlight;
    this.routes = routes;
  }

  void handle(ServerRequest request, ServerResponse response) {
    if (!inFlight.begin()) {
      close(response, request, Refusal.stopping());
      return;
    }
    try {
      byte[] body = body(request);
      if (body == null) {
        close(response, request, Refusal.tooLarge(mostBytes));
      } else {
        send(response, request, answer(read(request, body)));
      }
    } finally {
      inFlight.end();
    }
  }

  private WebResponse answer(WebRequest request) {
    try {
      for (WebRoute route : routes) {
        if (route.matches(request)) {
          return route.handle(request);
        }
      }
      return Refusal.nobody(request);
    } catch (RuntimeException e) {
      String requestId = UUID.randomUUID().toString();
      LOG.error("A request failed path={} requestId={}", request.path(), requestId, e);
      return Refusal.failed(requestId);
    }
  }

  /** The whole body, or null where it is longer than allowed. */
  private byte @Nullable [] body(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    if (request.headers().contentLength().orElse(0) > mostBytes) {
      return null;
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      return bytes.length > mostBytes ? null : bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  private static void close(ServerResponse response, ServerRequest request, WebResponse answer) {
    response.header(HeaderValues.CONNECTION_CLOSE);
    send(response, request, answer);
  }

  private static void send(ServerResponse response, ServerRequest request, WebResponse answer) {
    response.status(answer.status());
    answer
        .headers()
        .forEach((name, values) -> response.header(name, values.toArray(String[]::new)));
    if (request.prologue().method().text().equals("HEAD")) {
      response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(answer.body().length));
      response.send();
    } else {
      response.send(answer.body());
    }
  }
}
