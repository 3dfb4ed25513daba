package dev.holdpoint.server.console;

import dev.holdpoint.server.http.WebResponse;

/** What browsers are told about the pages. */
final class Headers {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:;"
          + " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** A mail comes from anybody: it may neither run nor fetch anything, nor be us. */
  private static final String MAIL_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:; form-action 'none';"
          + " frame-ancestors 'self'";

  private Headers() {}

  static WebResponse secure(WebResponse answer) {
    return common(answer)
        .with("Content-Security-Policy", POLICY)
        .with("X-Frame-Options", "DENY")
        .with("Cache-Control", "no-store");
  }

  static WebResponse framed(WebResponse answer) {
    return common(answer)
        .with("Content-Security-Policy", MAIL_POLICY)
        .with("X-Frame-Options", "SAMEORIGIN")
        .with("Cache-Control", "no-store");
  }

  /** For what is the same for everybody until the server is another. */
  static WebResponse asset(WebResponse answer) {
    return common(answer).with("Cache-Control", "no-cache");
  }

  private static WebResponse common(WebResponse answer) {
    return answer
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Resource-Policy", "same-origin");
  }
}
