package dev.holdpoint.server.console;

import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.console.html.Html;

/** Rows that were found damaged and taken out of the way; what stood in them is not shown. */
final class SetAsidePage {
  private static final int ROWS = 100;

  private SetAsidePage() {}

  static Page of(Tx tx) {
    Grid grid = new Grid("Damaged rows", "Row", "Why", "Since");
    for (Resource row : tx.resources().list(ResourceKind.SET_ASIDE, "", null, ROWS)) {
      grid.row(
          Html.text(row.key()),
          Html.of("span", row.body().path("because").asString("")).css("error"),
          Html.text(row.body().path("at").asString("–")));
    }
    Html content =
        Html.many(
            Html.of("h1", "Set aside"),
            grid.orElse("Nothing damaged was met."),
            Html.of(
                    "p",
                    "At most "
                        + ROWS
                        + " are listed. holdpoint verify looks at everything that is stored.")
                .css("muted"));
    return Page.of(Links.SET_ASIDE, "Set aside", content);
  }

  /** A link where there is any. */
  static Html noted(Tx tx) {
    boolean none = tx.resources().list(ResourceKind.SET_ASIDE, "", null, 1).isEmpty();
    return none
        ? Html.nothing()
        : Html.of(
                "p",
                Html.link(
                    Links.SET_ASIDE, "Damaged rows were set aside, and everything else goes on"))
            .css("card note");
  }
}
