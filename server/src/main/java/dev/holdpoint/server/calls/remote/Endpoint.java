package dev.holdpoint.server.calls.remote;

import java.net.URI;

/** Where a service is called. */
public sealed interface Endpoint {
  /** AWS itself, in the region and with the credentials that this machine is set up for. */
  record Aws() implements Endpoint {}

  /** A server that speaks the service's protocol. */
  record At(URI url) implements Endpoint {}
}
