package dev.holdpoint.example.approval;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** A page on its way to the browser, with the headers that keep the link a secret. */
final class Responses {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", "text/html; charset=utf-8",
          "Cache-Control", "no-store",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "X-Robots-Tag", "noindex, nofollow",
          "Content-Security-Policy",
              "default-src 'none'; style-src '"
                  + Layout.STYLE_HASH
                  + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");

  private Responses() {}

  static APIGatewayProxyResponseEvent of(int status, String page) {
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(status)
        .withHeaders(HEADERS)
        .withBody(page)
        .withIsBase64Encoded(false);
  }

  static APIGatewayProxyResponseEvent withVisitor(
      APIGatewayProxyResponseEvent response, String visitor, boolean secure) {
    Map<String, String> headers = new LinkedHashMap<>(HEADERS);
    headers.put(
        "Set-Cookie",
        Visit.COOKIE
            + "="
            + visitor
            + "; Path=/; HttpOnly; SameSite=Strict"
            + (secure ? "; Secure" : ""));
    return response.withHeaders(headers);
  }
}
