package dev.holdpoint.server.http;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What keeps strangers out of a listener that others than this machine can reach.
 *
 * @param keys whether whoever calls must have a key
 * @param proxy whether TLS ends in front of it
 * @param tls what it serves HTTPS with, or null for HTTP
 */
public record Exposure(boolean keys, boolean proxy, @Nullable SSLContext tls) {
  /** Nothing: only a loopback host is accepted. */
  public static final Exposure NONE = new Exposure(false, false, null);

  /** Why others than this machine must not reach it, or null where they may. */
  @Nullable String danger() {
    if (!keys) {
      return "no access keys are configured";
    }
    return tls == null && !proxy ? "neither it nor a proxy in front has TLS" : null;
  }
}
