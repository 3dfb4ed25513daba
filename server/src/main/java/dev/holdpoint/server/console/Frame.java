package dev.holdpoint.server.console;

import dev.holdpoint.server.console.html.Html;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands around every page. */
final class Frame {
  private static final Map<String, String> ROOMS = new LinkedHashMap<>();

  static {
    ROOMS.put(Links.EXECUTIONS, "Executions");
    ROOMS.put(Links.MACHINES, "Workflows");
    ROOMS.put(Links.MAILS, "Mailbox");
    ROOMS.put(Links.SERVICES, "Services");
  }

  private Frame() {}

  static Html around(Page page, Words words) {
    Html.Element main = Html.of("main", page.content()).with("id", "main");
    return Html.of(
            "html",
            head(page.title()),
            Html.of(
                "body",
                Html.link("#main", "Skip to the content").css("skip"),
                header(page),
                page.live() ? main.with("data-live", "") : main,
                Html.of("footer", "Times are in " + words.zone().getId() + ".")))
        .with("lang", "en");
  }

  static Html head(String title) {
    return Html.of(
        "head",
        Html.of("meta").with("charset", "utf-8"),
        Html.of("meta")
            .with("name", "viewport")
            .with("content", "width=device-width, initial-scale=1"),
        Html.of("meta").with("name", "color-scheme").with("content", "light dark"),
        Html.of("title", title + " · Holdpoint"),
        Html.of("link").with("rel", "icon").with("href", "data:,"),
        Html.of("link").with("rel", "stylesheet").with("href", Links.STYLE),
        Html.of("script").with("src", Links.SCRIPT).with("defer", ""));
  }

  private static Html header(Page page) {
    List<Html> rooms = new ArrayList<>();
    ROOMS.forEach((path, name) -> {
      Html.Element link = Html.link(path, name);
      rooms.add(page.room().equals(path) ? link.with("aria-current", "page") : link);
    });
    return Html.of(
        "header",
        Html.link(Links.EXECUTIONS, "Holdpoint").css("brand"),
        Html.of("nav", Html.many(rooms)).with("aria-label", "Rooms"));
  }
}
