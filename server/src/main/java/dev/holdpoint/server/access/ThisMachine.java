package dev.holdpoint.server.access;

import dev.holdpoint.server.http.WebRequest;

/**
 * Lets in this machine only, for there is no key to log in with. The name must be this machine's
 * too, or a foreign page could reach us under a name of its own that it points here.
 */
public final class ThisMachine implements Admission {
  @Override
  public Answer ask(WebRequest request) {
    return Names.isLoopback(request.remoteAddress()) && Names.isThisMachine(request.hostName())
        ? new Answer.Welcome(AccessRole.ADMIN)
        : new Answer.Elsewhere();
  }
}
