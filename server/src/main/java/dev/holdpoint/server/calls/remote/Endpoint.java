package dev.holdpoint.server.calls.remote;

import java.net.URI;
import software.amazon.awssdk.http.SdkHttpClient;

/** Where a service is called. */
public sealed interface Endpoint {
  /** AWS itself, in the region and with the credentials that this machine is set up for. */
  record Aws() implements Endpoint {}

  /** A server that speaks the service's protocol. */
  record At(URI url) implements Endpoint {}

  /**
   * This installation itself: no way through the network, and nobody to prove who one is.
   *
   * @param door takes the SDK's requests; of an answer's body it need not give more than {@link
   *     #MOST_BYTES}
   */
  record Here(SdkHttpClient door) implements Endpoint {
    /** No task's result has more, so one byte more is enough to tell that it is too large. */
    public static final int MOST_BYTES = SdkAction.MOST_BYTES + 1;
  }
}
