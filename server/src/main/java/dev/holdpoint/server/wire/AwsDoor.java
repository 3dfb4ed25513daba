package dev.holdpoint.server.wire;

import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.util.List;

/** AWS's door: finds service, protocol and action of a request, and answers in that protocol. */
public final class AwsDoor implements WebRoute {
  private final List<AwsService> services;

  public AwsDoor(List<AwsService> services) {
    this.services = List.copyOf(services);
  }

  @Override
  public boolean matches(WebRequest request) {
    return request.header("x-amz-target") != null && !services.isEmpty();
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return WebResponse.empty(501);
  }
}
