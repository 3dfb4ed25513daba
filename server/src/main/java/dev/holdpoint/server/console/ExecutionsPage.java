package dev.holdpoint.server.console;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.console.html.Html;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executions, newest first. */
final class ExecutionsPage {
  private static final int ROWS = 50;
  private static final int MACHINES = 200;
  private static final int COUNTED = 1_000;

  private final Tx tx;
  private final Words words;
  private final @Nullable Arn machine;
  private final @Nullable ExecutionStatus status;

  private ExecutionsPage(Tx tx, Question question, Words words) {
    this.tx = tx;
    this.words = words;
    String arn = question.get("workflow");
    this.machine = arn.isEmpty() ? null : Arn.of(arn);
    this.status = State.parse(question.get("state"));
  }

  static Page of(Tx tx, Question question, Words words) {
    ExecutionsPage page = new ExecutionsPage(tx, question, words);
    String before = question.get("before");
    ExecutionRow edge = before.isEmpty() ? null : tx.executions().find(Arn.of(before));
    Html content =
        Html.many(
            Html.of("h1", "Executions"),
            SetAsidePage.noted(tx),
            page.states(),
            page.machines(),
            page.list(edge));
    return Page.of(Links.EXECUTIONS, "Executions", content);
  }

  private Html states() {
    List<Html> all = new ArrayList<>();
    all.add(choice(null, "All"));
    for (ExecutionStatus one : ExecutionStatus.values()) {
      long count = tx.executions().count(ExecutionFilter.of(machine, one), COUNTED + 1);
      String shown = count > COUNTED ? Words.number(COUNTED) + "+" : Words.number(count);
      all.add(choice(one, State.word(one) + " " + shown));
    }
    return Html.of("nav", Html.many(all)).with("aria-label", "State").css("chips");
  }

  private Html choice(@Nullable ExecutionStatus one, String text) {
    Html.Element link = Html.link(address(one, ""), text);
    return one == status ? link.with("aria-current", "true") : link;
  }

  private String address(@Nullable ExecutionStatus one, String before) {
    return Links.with(
        Links.EXECUTIONS,
        Map.of(
            "state", one == null ? "" : one.name(),
            "workflow", machine == null ? "" : machine.value(),
            "before", before));
  }

  private Html machines() {
    List<Html> options = new ArrayList<>();
    options.add(Html.of("option", "All workflows").with("value", ""));
    for (StateMachine one : StateMachines.list(tx, null, null, MACHINES)) {
      Html.Element option = Html.of("option", one.name()).with("value", one.arn().value());
      options.add(one.arn().equals(machine) ? option.with("selected", "") : option);
    }
    String kept = status == null ? "" : status.name();
    return Html.of(
            "form",
            Html.of("label", "Workflow").with("for", "workflow"),
            Html.of("select", Html.many(options)).with("id", "workflow").with("name", "workflow"),
            Html.of("input").with("type", "hidden").with("name", "state").with("value", kept),
            Html.of("button", "Show"))
        .with("action", Links.EXECUTIONS)
        .css("filter");
  }

  private Html list(@Nullable ExecutionRow edge) {
    List<ExecutionRow> found =
        tx.executions()
            .list(ExecutionFilter.of(machine, status), edge == null ? null : edge.id(), ROWS + 1);
    List<ExecutionRow> shown = found.subList(0, Math.min(ROWS, found.size()));
    Grid grid = new Grid("Executions, newest first", "Execution", "State", "Started", "Waits for");
    shown.forEach(row -> grid.row(name(row), State.badge(row), started(row), waits(row)));
    return Html.many(
        grid.orElse("No execution here."), paging(edge != null, found.size() > ROWS, shown));
  }

  private Html paging(boolean later, boolean more, List<ExecutionRow> shown) {
    List<Html> links = new ArrayList<>();
    if (later) {
      links.add(Html.link(address(status, ""), "Newest"));
    }
    if (more) {
      links.add(Html.link(address(status, shown.getLast().arn().value()), "Older"));
    }
    return links.isEmpty()
        ? Html.nothing()
        : Html.of("nav", Html.many(links)).with("aria-label", "Pages").css("paging");
  }

  private static Html name(ExecutionRow row) {
    return Html.many(
        Html.link(Links.execution(row.arn()), row.name()),
        Html.of("span", Links.machineName(row.arn())).css("muted line"));
  }

  private Html started(ExecutionRow row) {
    Instant end = row.stoppedAt();
    String lasting =
        end == null
            ? "for " + words.lasting(row.startedAt())
            : "took " + Words.lasting(Duration.between(row.startedAt(), end));
    return Html.many(words.time(row.startedAt()), Html.of("span", lasting).css("muted line"));
  }

  private Html waits(ExecutionRow row) {
    if (row.heldBecause() != null) {
      return Html.of("span", row.heldBecause()).css("error");
    }
    List<Waiting> all;
    try {
      all = Waiting.of(tx, row);
    } catch (DamagedRow damaged) {
      return Html.of("span", String.valueOf(damaged.getMessage())).css("error");
    }
    return all.isEmpty() ? Html.of("span", "–").css("muted") : WaitingView.brief(all, words);
  }
}
