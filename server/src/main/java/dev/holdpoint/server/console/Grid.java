package dev.holdpoint.server.console;

import dev.holdpoint.server.console.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table that becomes a list of cards where the screen is narrow. */
final class Grid {
  private final String caption;
  private final List<String> columns;
  private final List<Html> rows = new ArrayList<>();

  Grid(String caption, String... columns) {
    this.caption = caption;
    this.columns = List.of(columns);
  }

  void row(Html... cells) {
    List<Html> all =
        IntStream.range(0, cells.length)
            .mapToObj(i ->
                (Html) Html.of("td", Html.of("div", cells[i])).with("data-label", columns.get(i)))
            .toList();
    rows.add(Html.of("tr", Html.many(all)));
  }

  /** The table, or this sentence where it has no row. */
  Html orElse(String sentence) {
    if (rows.isEmpty()) {
      return Html.of("p", sentence).css("card empty");
    }
    List<Html> heads =
        columns.stream().map(name -> (Html) Html.of("th", name).with("scope", "col")).toList();
    return Html.of(
            "table",
            Html.of("caption", caption),
            Html.of("thead", Html.of("tr", Html.many(heads))),
            Html.of("tbody", Html.many(rows)))
        .css("card grid");
  }
}
