package dev.holdpoint.server.console;

import dev.holdpoint.server.console.html.Html;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what an execution waits for. */
final class WaitingView {
  private WaitingView() {}

  /** In a line or two, for lists. */
  static Html brief(List<Waiting> all, Words words) {
    return Html.many(all.stream().map(one -> brief(one, words)).toList());
  }

  private static Html brief(Waiting one, Words words) {
    String since = one.what() + ", for " + words.lasting(one.since());
    String until = one.until() == null ? "" : ", ends " + words.distance(one.until());
    return Html.many(
        Html.of("strong", one.state()).css("state"),
        Html.of("span", since + until).css("muted line"));
  }

  /** In full, for the execution's own page. */
  static Html full(Waiting one, Words words) {
    List<Html> facts = new ArrayList<>();
    facts.add(fact("Since", one.since(), words));
    addFact(facts, one.person() ? "Must be answered until" : "Until", one.until(), words);
    addFact(facts, "Next heartbeat until", one.beat(), words);
    if (one.person() && one.until() == null) {
      facts.add(Html.of("p", "It has no deadline of its own."));
    }
    return Html.of(
            "section",
            Html.of("h2", "Waits for " + one.what() + " in " + one.state()),
            Html.many(facts))
        .css("card hold");
  }

  private static void addFact(List<Html> facts, String label, @Nullable Instant at, Words words) {
    if (at != null) {
      facts.add(fact(label, at, words));
    }
  }

  private static Html fact(String label, Instant at, Words words) {
    return Html.of(
        "p",
        Html.text(label + " "),
        words.time(at),
        Html.of("span", " (" + words.distance(at) + ")").css("muted"));
  }
}
