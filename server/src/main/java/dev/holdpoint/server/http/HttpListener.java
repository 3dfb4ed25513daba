package dev.holdpoint.server.http;

import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * The one port. Requests run on a virtual thread each; the first route that matches serves.
 * Thread-safe.
 *
 * <p>Whoever stops it ends the long polls first (their waiters know how): {@link #close()} waits
 * for the requests in flight.
 */
public final class HttpListener implements AutoCloseable {
  private static final Duration HELIDON_GRACE = Duration.ofMillis(200);

  private static final long NO_LIMIT = -1;

  private static final String LOOPBACK = "127.0.0.1";

  private final HttpSettings settings;
  private final InFlight inFlight;
  private final Deadlines deadlines;
  private final WebServer server;
  private final WebServer inner;

  /** One with the usual limits. */
  public HttpListener(HttpSettings settings, List<WebRoute> routes) {
    this(settings, HttpLimits.USUAL, routes);
  }

  public HttpListener(HttpSettings settings, HttpLimits limits, List<WebRoute> routes) {
    checkHost(settings);
    this.settings = settings;
    inFlight = new InFlight(limits.requests());
    deadlines = new Deadlines(limits.headTime());
    Exchange exchange =
        new Exchange(settings.requestBytes(), limits, inFlight, deadlines, List.copyOf(routes));
    SSLContext tls = settings.exposure().tls();
    WebServerConfig.Builder outer = configure(limits, settings.host(), settings.port());
    if (tls != null) {
      outer.tls(Tls.builder().sslContext(tls).build());
    }
    server = outer.routing(routing -> routing.any(exchange::handle)).build();
    inner =
        tls == null
            ? server
            : configure(limits, LOOPBACK, 0)
                .routing(routing -> routing.any(exchange::handle))
                .build();
  }

  private WebServerConfig.Builder configure(HttpLimits limits, String host, int port) {
    return WebServer.builder()
        .host(host)
        .port(port)
        .shutdownHook(false)
        .shutdownGracePeriod(HELIDON_GRACE)
        .idleConnectionTimeout(settings.idleTimeout())
        .maxTcpConnections(limits.connections())
        // The routes that take bodies whole have a limit of their own.
        .maxPayloadSize(NO_LIMIT)
        .contentEncoding(new AnyEncoding())
        .directHandlers(Malformed.handlers())
        // Else Malformed is not told what is wrong.
        .errorHandling(handling -> handling.includeEntity(true))
        .protocolsDiscoverServices(false)
        .addConnectionSelector(
            new StrictHttp1(
                Http1Config.builder()
                    .maxHeadersSize(settings.headerBytes())
                    .maxPrologueLength(limits.targetBytes())
                    .addReceiveListener(new HeadWatch(deadlines, limits.headTime()))
                    .sendKeepAliveHeader(false)
                    .build(),
                deadlines,
                limits.lingerTime(),
                settings.requestBytes()));
  }

  /** Without keys anybody who reaches the port may do anything, so only this machine may. */
  private static void checkHost(HttpSettings settings) {
    String danger = settings.exposure().danger();
    if (danger != null && !isLoopback(settings.host())) {
      throw new IllegalArgumentException(
          "Expected a loopback host such as 127.0.0.1 while "
              + danger
              + ", but the listener shall be open to others (host="
              + settings.host()
              + ")");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "Expected a host of this machine, but its name is unknown (host=" + host + ")", e);
    }
  }

  /** The port it listens on, once started. */
  public int port() {
    return server.port();
  }

  /**
   * Where programs on this machine reach it by plain HTTP, once started: functions need not trust
   * the certificate, nor know the name that it is for.
   */
  public URI innerAddress() {
    String host = settings.host();
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = !inner.equals(server) || everywhere ? LOOPBACK : host;
    return URI.create(
        "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + inner.port());
  }

  /** Begins to listen. */
  public void start() {
    server.start();
    if (!inner.equals(server)) {
      inner.start();
    }
    if (!server.isRunning() || server.port() <= 0) {
      throw new IllegalStateException(
          "Expected to listen, but the port cannot be had (host="
              + settings.host()
              + " port="
              + settings.port()
              + ")");
    }
  }

  /** Refuses new requests (503), lets those in flight end within the grace, then stops. */
  @Override
  public void close() {
    inFlight.drain(settings.stopGrace());
    server.stop();
    if (!inner.equals(server)) {
      inner.stop();
    }
    deadlines.close();
  }
}
