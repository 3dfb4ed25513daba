package dev.holdpoint.server.calls.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes HTTP requests to the world outside, within AWS's limits of time and size. Follows no
 * redirects. Thread-safe.
 */
public final class HttpCaller implements AutoCloseable {
  /** AWS's limit for an HTTP task. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** AWS's limit for a task's result. */
  static final int MOST_BYTES = 262_144;

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** The outbox bounds how many there are; this shall not. */
  private static final int MOST_CONNECTIONS = 4_096;

  /** The client writes these itself. */
  private static final Set<String> OWN = Set.of("host", "content-length", "connection");

  private final AllowedTargets allowed;
  private final Duration longest;
  private final int mostBytes;
  private final CloseableHttpClient checked;
  private final CloseableHttpClient unchecked = client(SystemDefaultDnsResolver.INSTANCE);

  public HttpCaller(AllowedTargets allowed) {
    this(allowed, LONGEST);
  }

  HttpCaller(AllowedTargets allowed, Duration longest) {
    this(allowed, longest, MOST_BYTES);
  }

  /**
   * One with bounds of its own.
   *
   * @param longest how long an answer is waited for
   * @param mostBytes how large one may be
   */
  public HttpCaller(AllowedTargets allowed, Duration longest, int mostBytes) {
    this.allowed = allowed;
    this.longest = longest;
    this.mostBytes = mostBytes;
    this.checked = client(new CheckedNames(allowed));
  }

  /** By no proxy: it would connect where we did not look. A connection serves one request. */
  private static CloseableHttpClient client(DnsResolver names) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setSocketTimeout(Timeout.DISABLED)
                        .build())
                .build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableDefaultUserAgent()
        .build();
  }

  /** Looks at each address before it is connected to. */
  private record CheckedNames(AllowedTargets allowed) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return new InetAddress[] {allowed.resolve(host)};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  /** Sends a request, where its target is allowed, and waits for the whole answer. */
  Exchange send(OutsideRequest request) {
    String refusal = allowed.refusal(request.url());
    return refusal == null ? send(checked, request) : new Exchange.Forbidden(refusal);
  }

  /** As {@link #send}, by plain HTTP too. */
  Exchange sendByPlainHttpToo(OutsideRequest request) {
    String refusal = allowed.refusalByPlainHttpToo(request.url());
    return refusal == null ? send(checked, request) : new Exchange.Forbidden(refusal);
  }

  /** As {@link #send}, to a target that we chose ourselves. */
  Exchange sendAnywhere(OutsideRequest request) {
    return send(unchecked, request);
  }

  private Exchange send(CloseableHttpClient client, OutsideRequest request) {
    String wrong = HeaderRules.malformed(request.headers());
    if (wrong != null) {
      return new Exchange.Broken("IllegalArgumentException", wrong);
    }
    HttpUriRequestBase wire = wire(request);
    FutureTask<Exchange> answer = new FutureTask<>(() -> client.execute(wire, this::answered));
    Thread.ofVirtual().name("http").start(answer);
    try {
      return answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      wire.cancel();
      return new Exchange.Broken(
          "SocketTimeoutException", "No answer within " + longest.toSeconds() + " seconds");
    } catch (ExecutionException e) {
      return broken(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      wire.cancel();
      Thread.currentThread().interrupt();
      return new Exchange.Broken("InterruptedException", "The call was given up");
    }
  }

  private static HttpUriRequestBase wire(OutsideRequest request) {
    HttpUriRequestBase wire = new HttpUriRequestBase(request.method(), request.url());
    request
        .headers()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> wire.addHeader(name, value));
          }
        });
    if (request.body().length > 0) {
      // Its type is among the headers, where there is one.
      wire.setEntity(new ByteArrayEntity(request.body(), null));
    }
    return wire;
  }

  private Exchange answered(ClassicHttpResponse response) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
          .add(header.getValue());
    }
    HttpEntity entity = response.getEntity();
    byte[] body = new byte[0];
    if (entity != null) {
      body = entity.getContent().readNBytes(mostBytes + 1);
    }
    if (body.length > mostBytes) {
      // The rest is not read: the connection ends here.
      response.close();
      return new Exchange.TooLarge();
    }
    return new Exchange.Answered(response.getCode(), headers, body);
  }

  private static Exchange broken(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    if (cause instanceof AllowedTargets.Forbidden forbidden) {
      return new Exchange.Forbidden(forbidden.getMessage());
    }
    String why = cause.getMessage();
    // Nobody there, or nobody known: the client has names of its own for it.
    boolean nobody = cause instanceof ConnectException || cause instanceof UnknownHostException;
    return new Exchange.Broken(
        nobody ? "ConnectException" : cause.getClass().getSimpleName(),
        why == null ? "The connection failed" : why);
  }

  @Override
  public void close() {
    checked.close(CloseMode.IMMEDIATE);
    unchecked.close(CloseMode.IMMEDIATE);
  }
}
