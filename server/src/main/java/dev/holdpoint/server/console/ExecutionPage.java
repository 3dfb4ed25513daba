package dev.holdpoint.server.console;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.console.html.Html;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One execution: what it was given, what it did, what it waits for, how it ended. */
final class ExecutionPage {
  private static final int EVENTS = 100;

  private final Tx tx;
  private final ExecutionRow row;
  private final Words words;
  private final List<Waiting> waits;

  private ExecutionPage(Tx tx, ExecutionRow row, Words words) {
    this.tx = tx;
    this.row = row;
    this.words = words;
    this.waits = Waiting.of(tx, row);
  }

  static Page of(Tx tx, Question question, Words words) {
    ExecutionRow row = tx.executions().find(Arn.of(question.get("arn")));
    if (row == null) {
      return Page.problem(
          404, "No such execution", "There is none of this ARN: " + question.get("arn"));
    }
    try {
      return of(new ExecutionPage(tx, row, words), Math.max(1, question.number("from")));
    } catch (DamagedRow damaged) {
      return Page.problem(
          500,
          "This execution is damaged",
          "%s is %s. %s".formatted(row.arn(), row.status(), damaged.getMessage()));
    }
  }

  private static Page of(ExecutionPage page, long from) {
    return Page.of(
        Links.EXECUTIONS,
        page.row.name(),
        Html.many(
            page.top(),
            Html.many(page.waits.stream().map(one -> WaitingView.full(one, page.words)).toList()),
            page.held(),
            page.payloads(),
            page.history(from),
            page.definition()));
  }

  private Html top() {
    Html facts =
        Html.of(
            "dl",
            fact("Workflow", Html.link(Links.machine(row.machineArn()), row.machineArn().name())),
            fact("Started", words.time(row.startedAt())),
            ended(),
            fact("ARN", Html.of("code", row.arn().value())));
    return Html.many(
        Html.of("div", Html.of("h1", row.name()), State.badge(row)).css("heading"), facts);
  }

  private Html ended() {
    Instant end = row.stoppedAt();
    return end == null
        ? fact("Runs for", Html.text(words.lasting(row.startedAt())))
        : Html.many(
            fact("Ended", words.time(end)),
            fact("Took", Html.text(Words.lasting(Duration.between(row.startedAt(), end)))));
  }

  private static Html fact(String label, Html value) {
    return Html.of("div", Html.of("dt", label), Html.of("dd", value));
  }

  private Html held() {
    String because = row.heldBecause();
    return because == null
        ? Html.nothing()
        : Html.of(
                "section",
                Html.of("h2", "Held because of a bug in Holdpoint"),
                Html.of("p", because))
            .css("card failed");
  }

  private Html payloads() {
    Histories.Ending ending = Histories.ending(tx, row);
    List<Html> parts = new ArrayList<>();
    parts.add(Payload.of("Input", Histories.input(tx, row)));
    if (ending.output() != null) {
      parts.add(Payload.of("Output", ending.output()));
    }
    if (ending.error() != null || ending.cause() != null) {
      parts.add(failure(ending.error(), ending.cause()));
    }
    return Html.of("section", Html.many(parts)).css("card");
  }

  private static Html failure(@Nullable String error, @Nullable String cause) {
    return Html.of(
        "p",
        Html.of("strong", error == null ? "No error named" : error).css("error"),
        Html.of("span", cause == null ? "" : cause).css("cause"));
  }

  private Html history(long from) {
    Histories.Page page = Histories.forward(tx, row, from, EVENTS);
    StepView view = new StepView(words);
    List<Html> steps =
        Step.of(page.events()).stream().map(step -> view.of(step, waitingIn(step))).toList();
    return Html.of(
        "section",
        Html.of("h2", "Steps"),
        steps.isEmpty()
            ? Html.of("p", "No event here.").css("card empty")
            : Html.of("ol", Html.many(steps)).css("steps"),
        paging(from, page.next()));
  }

  private @Nullable Waiting waitingIn(Step step) {
    return waits.stream()
        .filter(one -> one.enteredEvent() == step.firstEvent())
        .findFirst()
        .orElse(null);
  }

  private Html paging(long from, @Nullable Long next) {
    List<Html> links = new ArrayList<>();
    if (from > 1) {
      links.add(Html.link(address(Math.max(1, from - EVENTS)), "Earlier events"));
    }
    if (next != null) {
      links.add(Html.link(address(next), "Later events"));
    }
    return links.isEmpty()
        ? Html.nothing()
        : Html.of("nav", Html.many(links)).with("aria-label", "Pages").css("paging");
  }

  private String address(long from) {
    return Links.with(
        Links.EXECUTION, Map.of("arn", row.arn().value(), "from", Long.toString(from)));
  }

  private Html definition() {
    List<String> current = waits.stream().map(Waiting::state).toList();
    return DefinitionView.of(Definitions.text(tx, row.definition()), current);
  }
}
