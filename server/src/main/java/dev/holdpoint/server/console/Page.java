package dev.holdpoint.server.console;

import dev.holdpoint.server.console.html.Html;

/**
 * What fills a page's frame.
 *
 * @param room the path of the room it belongs to, for the navigation
 * @param live whether it may change while somebody looks at it
 */
record Page(int status, String room, String title, boolean live, Html content) {
  static Page of(String room, String title, Html content) {
    return new Page(200, room, title, true, content);
  }

  /** A page that says why there is nothing to see. */
  static Page problem(int status, String title, String explanation) {
    Html content =
        Html.many(Html.of("h1", title), Html.of("p", explanation).css("card note"), back());
    return new Page(status, "", title, false, content);
  }

  private static Html back() {
    return Html.of("p", Html.link(Links.EXECUTIONS, "All executions"));
  }
}
