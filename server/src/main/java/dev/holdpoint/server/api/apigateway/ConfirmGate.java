package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ConfirmRule;
import dev.holdpoint.core.apigateway.GatewayRequest;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.page.PersonPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before GET routes that decide something, so that no scanner, preview or prefetch of a
 * mailed link decides it. Opening the link shows a page; the page's button makes the request once.
 * Thread-safe.
 */
public final class ConfirmGate {
  /** What a form brings that the confirmed request does not have. */
  private static final Set<String> OF_THE_FORM =
      Set.of("content-type", "content-length", "origin", "referer", "cache-control");

  private static final int SHOWN = 64;

  private final List<ConfirmRule> rules;
  private final PageNonces nonces;

  public ConfirmGate(List<ConfirmRule> rules, PageNonces nonces) {
    this.rules = List.copyOf(rules);
    this.nonces = nonces;
  }

  /** What becomes of a request. */
  sealed interface Look {}

  /** It goes on, perhaps as another one. */
  record Pass(GatewayRequest request) implements Look {}

  /** A page is shown instead. */
  record Shown(WebResponse page) implements Look {}

  Look look(Api api, GatewayRequest request, WebRequest web) {
    if (rules.stream().noneMatch(rule -> rule.covers(api, request.path()))) {
      return new Pass(request);
    }
    return switch (request.method()) {
      case "GET", "HEAD" -> new Shown(ask(api, request));
      case "OPTIONS" -> new Shown(WebResponse.empty(204).with("Allow", "GET, HEAD, POST, OPTIONS"));
      case "POST" -> answered(api, request, web);
      default -> new Pass(request);
    };
  }

  private Look answered(Api api, GatewayRequest request, WebRequest web) {
    String nonce = answer(web);
    if (nonce == null) {
      return new Pass(request);
    }
    return switch (nonces.use(link(api, request), nonce)) {
      case OPEN -> new Pass(confirmed(request));
      case USED ->
          new Shown(
              relaxed(
                  PersonPage.telling(
                      409,
                      "Already confirmed",
                      "This page was answered before, and what it asked for was done then.",
                      "To do it once more, open the link again.")));
      case UNKNOWN -> new Shown(ask(api, request));
    };
  }

  private static @Nullable String answer(WebRequest web) {
    List<String> given =
        web.hasContentType("application/x-www-form-urlencoded")
            ? web.formParameters().getOrDefault(PersonPage.ANSWER, List.of())
            : List.of();
    return given.isEmpty() ? null : given.getFirst();
  }

  private static GatewayRequest confirmed(GatewayRequest request) {
    Map<String, List<String>> headers = new HashMap<>(request.headers());
    headers.keySet().removeAll(OF_THE_FORM);
    return new GatewayRequest(
        "GET",
        request.path(),
        request.rawQuery(),
        request.query(),
        headers,
        new byte[0],
        request.sourceIp(),
        request.domainName());
  }

  private WebResponse ask(Api api, GatewayRequest request) {
    List<String> lines = new ArrayList<>();
    lines.add("This link belongs to " + api.name() + ". Opening it has not done anything yet.");
    lines.add("You are about to confirm " + request.path() + ", with:");
    request
        .query()
        .forEach((name, values) -> values.forEach(value -> lines.add(shown(name, value))));
    if (request.query().isEmpty()) {
      lines.set(1, "You are about to confirm " + request.path() + ".");
    }
    lines.add("If you did not expect this, close this page: nothing will happen.");
    return relaxed(
        PersonPage.asking("Please confirm", "Confirm", lines.toArray(new String[0]))
            .sending(nonces.create(link(api, request))));
  }

  /** Long values are secrets or nothing that a person reads. */
  private static String shown(String name, String value) {
    boolean secret = name.toLowerCase(Locale.ROOT).contains("token");
    if (secret || value.length() > SHOWN) {
      return name + ": " + value.substring(0, Math.min(6, value.length())) + "…";
    }
    return name + ": " + value;
  }

  /** Browsers hold the answer's redirect to the page's rule for forms, so there is none. */
  private static WebResponse relaxed(PersonPage page) {
    return page.response()
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri"
                + " 'none'");
  }

  private static String link(Api api, GatewayRequest request) {
    return api.id() + " " + request.path() + "?" + request.rawQuery();
  }
}
