package dev.holdpoint.server.access;

import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.util.Map;

/**
 * A route for those alone who are let in. A page of another site may link to it, and have nothing
 * changed.
 *
 * @param least what they must at least be
 */
public record Admitted(WebRoute route, Admission admission, AccessRole least) implements WebRoute {
  @Override
  public boolean matches(WebRequest request) {
    return route.matches(request);
  }

  @Override
  public WebResponse handle(WebRequest request) {
    boolean looks = request.method().equals("GET") || request.method().equals("HEAD");
    if (!looks && CrossSite.isForeign(request)) {
      return refusal(403, "A page of another site may not do this.");
    }
    return switch (admission.ask(request)) {
      case Admission.Answer.Welcome(AccessRole role) when role.includes(least) ->
          route.handle(request);
      case Admission.Answer.Welcome(AccessRole role) ->
          refusal(403, "The role " + role.text() + " may not see this.");
      case Admission.Answer.Elsewhere() ->
          refusal(403, "Without access keys this is shown on this machine only.");
      case Admission.Answer.Unknown() ->
          refusal(401, "Give an access key and its secret as user and password.")
              .with("WWW-Authenticate", "Basic realm=\"Holdpoint\", charset=\"UTF-8\"");
    };
  }

  private static WebResponse refusal(int status, String message) {
    return WebResponse.json(status, Map.of("message", message)).with("Cache-Control", "no-store");
  }
}
