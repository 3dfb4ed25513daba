package dev.holdpoint.server.page;

import dev.holdpoint.server.http.WebResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plain page for a person who came by a link in a mail. All it is given is text; it is escaped
 * here, once.
 *
 * @param button what its one button says, or null for a page that only tells
 * @param value what the button sends
 */
public record PersonPage(
    int status, String title, List<String> paragraphs, @Nullable String button, String value) {
  /** The field that only the page's own form sends. */
  public static final String ANSWER = "answer";

  public static final String YES = "yes";

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#5b6570;--ground:#f3f4f6;\
      --line:#e2e5e9;--accent:#1f5fd6}
      @media(prefers-color-scheme:dark){:root{--paper:#1c2128;--ink:#e8eaed;--soft:#9aa4af;\
      --ground:#12161b;--line:#2d333b;--accent:#5b93ff}}
      *{box-sizing:border-box}
      body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;\
      background:var(--ground);color:var(--ink);\
      font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      main{width:100%;max-width:32rem;background:var(--paper);border:1px solid var(--line);\
      border-radius:.75rem;padding:2rem}
      h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.25}
      p{margin:0 0 1rem;overflow-wrap:anywhere}
      p:last-child{margin:0;color:var(--soft);font-size:.9375rem}
      button{width:100%;margin:.5rem 0 1.25rem;padding:.8rem 1rem;border:0;border-radius:.5rem;\
      background:var(--accent);color:#fff;font:inherit;font-weight:600;cursor:pointer}
      button:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
      """;

  /** A page that tells. */
  public static PersonPage telling(int status, String title, String... paragraphs) {
    return new PersonPage(status, title, List.of(paragraphs), null, YES);
  }

  /** A page that asks; its last paragraph stands below the button. */
  public static PersonPage asking(String title, String button, String... paragraphs) {
    return new PersonPage(200, title, List.of(paragraphs), button, YES);
  }

  /** The same, whose button sends this value: one that only the page can know. */
  public PersonPage sending(String other) {
    return new PersonPage(status, title, paragraphs, button, other);
  }

  /** The same, to who posted something other than the page's form: it must not look like a yes. */
  public PersonPage unanswered() {
    return new PersonPage(button == null ? status : 400, title, paragraphs, button, value);
  }

  /** The page, kept out of caches, frames and other sites' hands. */
  public WebResponse response() {
    return WebResponse.html(status, html())
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer")
        .with("X-Robots-Tag", "noindex")
        .with("X-Content-Type-Options", "nosniff")
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                + " frame-ancestors 'none'; base-uri 'none'");
  }

  private String html() {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s · Holdpoint</title>
    <style>%2$s</style>
    </head>
    <body>
    <main>
    <h1>%1$s</h1>
    %3$s
    </main>
    </body>
    </html>
    """
        .formatted(escaped(title), STYLE, content());
  }

  private String content() {
    List<String> parts = new ArrayList<>();
    paragraphs.forEach(paragraph -> parts.add("<p>" + escaped(paragraph) + "</p>"));
    if (button != null) {
      parts.add(parts.size() - 1, form(button, value));
    }
    return String.join("\n", parts);
  }

  /** Posts to where the page itself is; whatever sends the form's fields presses its button. */
  private static String form(String button, String value) {
    return "<form method=\"post\"><input type=\"hidden\" name=\""
        + ANSWER
        + "\" value=\""
        + escaped(value)
        + "\"><button>"
        + escaped(button)
        + "</button></form>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
