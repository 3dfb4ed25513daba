package dev.holdpoint.example.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What all pages have around them. */
final class Layout {
  private static final String STYLE = style();

  /** The one style that the browser may use, for the content security policy. */
  static final String STYLE_HASH = hash(STYLE);

  private Layout() {}

  /**
   * A whole page.
   *
   * @param body HTML, already escaped
   */
  static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    %s
    </main>
    </body>
    </html>
    """
        .formatted(Html.escape(title), STYLE, body);
  }

  /** What is asked, by which workflow, until when. */
  static String facts(ReviewRequest request) {
    return """
    <dl>
    <dt>Why</dt><dd>%s</dd>
    <dt>Asked by</dt><dd>%s <small>execution %s</small></dd>
    <dt>Until</dt><dd><time datetime="%s">%s</time></dd>
    </dl>
    """
        .formatted(
            Html.escape(request.reason()),
            Html.escape(request.workflow()),
            Html.escape(request.execution()),
            request.until(),
            Times.spoken(request.until()));
  }

  private static String style() {
    try (InputStream in = Layout.class.getResourceAsStream("review.css")) {
      if (in == null) {
        throw new IllegalStateException("Expected review.css in the jar, but it was missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String style) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256, but this Java has none", e);
    }
  }
}
