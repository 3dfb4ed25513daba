package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.stack.Address;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.server.http.Exposure;
import dev.holdpoint.server.http.HttpLimits;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.http.TlsFiles;
import dev.holdpoint.server.http.WebRoute;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The one port: how it is opened, and what is said where it cannot be. */
final class Port {
  private Port() {}

  static HttpListener listener(Config config, List<WebRoute> routes) {
    return new HttpListener(settings(config), limits(config), routes);
  }

  static HttpSettings settings(Config config) {
    HttpSettings usual = HttpSettings.loopback(config.http().port(), Limits.aws().requestBytes());
    return new HttpSettings(
        config.http().host(),
        usual.port(),
        usual.requestBytes(),
        usual.headerBytes(),
        usual.idleTimeout(),
        usual.stopGrace(),
        exposure(config));
  }

  static HttpLimits limits(Config config) {
    return HttpLimits.USUAL.with(config.bounds().connections(), config.bounds().requests());
  }

  private static Exposure exposure(Config config) {
    Config.Tls tls = config.http().tls();
    try {
      SSLContext context =
          tls == null
              ? null
              : TlsFiles.context(tls.certificate(), tls.key(), InstantSource.system());
      return new Exposure(!config.access().keys().isEmpty(), config.http().behindProxy(), context);
    } catch (IllegalArgumentException e) {
      throw new StartException("HTTPS cannot be served: " + e.getMessage() + ".");
    }
  }

  /** Begins to listen; the address that it serves at. */
  static Address open(Config config, HttpListener listener) {
    String host = config.http().host();
    try {
      listener.start();
    } catch (RuntimeException e) {
      throw new StartException(
          "The port %d of %s cannot be had: another program listens there, or it is not yours to"
                  .formatted(config.http().port(), host)
              + " take. Stop that program, or choose another port with --port (0 takes any free"
              + " one).");
    }
    return named(config, listener.port());
  }

  /** Under which address it is reached on this port. */
  static Address named(Config config, int port) {
    String host = config.http().host();
    URI url = config.http().url();
    if (url != null) {
      return new Address(url);
    }
    String scheme = config.http().tls() == null ? "http" : "https";
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return new Address(URI.create(scheme + "://" + shown + ":" + port));
  }
}
