package dev.holdpoint.server.wire;

import dev.holdpoint.server.access.AccessKey;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an action may know of its call besides the request.
 *
 * @param baseUrl scheme, host and port as the client addressed us, without a trailing slash
 * @param caller with whose key it was signed; null where there are no keys, or no caller outside
 */
public record Call(String requestId, URI baseUrl, @Nullable AccessKey caller) {
  /** A call of nobody in particular. */
  public Call(String requestId, URI baseUrl) {
    this(requestId, baseUrl, null);
  }
}
