package dev.holdpoint.server.console;

import dev.holdpoint.server.access.CrossSite;
import dev.holdpoint.server.access.Logins;
import dev.holdpoint.server.console.html.Html;
import dev.holdpoint.server.console.html.Renderer;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /_holdpoint/login}: a form that takes an access key and gives a cookie. Thread-safe. */
public final class LoginRoute implements WebRoute {
  static final String PATH = "/_holdpoint/login";
  private static final String OUT = "/_holdpoint/logout";
  private static final Logger LOG = LoggerFactory.getLogger(LoginRoute.class);

  private final Logins logins;
  private final Renderer renderer = new Renderer(text -> text);

  public LoginRoute(Logins logins) {
    this.logins = logins;
  }

  @Override
  public boolean matches(WebRequest request) {
    return request.path().equals(PATH) || request.path().equals(OUT);
  }

  @Override
  public WebResponse handle(WebRequest request) {
    boolean posts = request.method().equals("POST");
    if (posts && CrossSite.isForeign(request)) {
      return form(403, "This came from a page of another site.");
    }
    if (!posts) {
      return form(200, "");
    }
    return request.path().equals(OUT)
        ? Headers.secure(WebResponse.redirect(PATH)).with("Set-Cookie", logins.logout())
        : login(request);
  }

  private WebResponse login(WebRequest request) {
    String cookie = logins.login(field(request, "key"), field(request, "secret"));
    if (cookie == null) {
      LOG.warn("A login was refused peer={}", request.remoteAddress());
      return form(403, "There is no such key, or the secret is another.");
    }
    return Headers.secure(WebResponse.redirect(Links.EXECUTIONS)).with("Set-Cookie", cookie);
  }

  private static String field(WebRequest request, String name) {
    return request.formParameters().getOrDefault(name, List.of("")).getFirst().strip();
  }

  private WebResponse form(int status, String problem) {
    Html body =
        Html.of(
                "main",
                Html.of("h1", "Log in"),
                problem.isEmpty() ? Html.nothing() : Html.of("p", problem).css("card failed"),
                Html.of(
                        "form",
                        input("key", "Access key", "text", "username"),
                        input("secret", "Secret", "password", "current-password"),
                        Html.of("p", Html.of("button", "Log in").with("type", "submit")))
                    .with("method", "post")
                    .with("action", PATH)
                    .css("card login"))
            .with("id", "main");
    Html page = Html.of("html", Frame.head("Log in"), Html.of("body", body)).with("lang", "en");
    // With the origin in it, which tells our own form from another site's.
    return Headers.secure(WebResponse.html(status, renderer.document(page)))
        .with("Referrer-Policy", "same-origin");
  }

  private static Html input(String name, String label, String type, String purpose) {
    return Html.of(
        "p",
        Html.of(
            "label",
            Html.text(label + " "),
            Html.of("input")
                .with("name", name)
                .with("type", type)
                .with("autocomplete", purpose)
                .with("required", "")));
  }
}
