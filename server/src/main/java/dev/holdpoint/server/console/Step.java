package dev.holdpoint.server.console;

import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.states.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a history tells of one visit to a state, or of the execution itself where no state is named.
 *
 * @param events at least one, in their order
 */
record Step(@Nullable String state, List<Histories.Timed> events) {
  Step {
    events = List.copyOf(events);
  }

  /** The steps that these events make up. */
  static List<Step> of(List<Histories.Timed> events) {
    List<Step> steps = new ArrayList<>();
    List<Histories.Timed> open = new ArrayList<>();
    for (Histories.Timed one : events) {
      if (!open.isEmpty() && begins(one.event(), open.getLast().event())) {
        steps.add(new Step(state(open), open));
        open = new ArrayList<>();
      }
      open.add(one);
    }
    if (!open.isEmpty()) {
      steps.add(new Step(state(open), open));
    }
    return steps;
  }

  private static boolean begins(HistoryEvent event, HistoryEvent before) {
    return is(event, "StateEntered")
        || event.type().awsName().startsWith("Execution")
        || before.type().awsName().startsWith("Execution");
  }

  private static @Nullable String state(List<Histories.Timed> events) {
    for (Histories.Timed one : events) {
      if (is(one.event(), "StateEntered") || is(one.event(), "StateExited")) {
        return text(one.event(), "name");
      }
    }
    return null;
  }

  private static boolean is(HistoryEvent event, String suffix) {
    return event.type().awsName().endsWith(suffix);
  }

  private static @Nullable String text(HistoryEvent event, String member) {
    JsonNode value = event.details() == null ? null : event.details().get(member);
    return value == null ? null : value.stringValue();
  }

  long firstEvent() {
    return events.getFirst().event().id();
  }

  Instant begun() {
    return events.getFirst().timestamp();
  }

  /** When it was left, or null where it is not (or on a later page). */
  @Nullable Instant left() {
    Histories.Timed last = events.getLast();
    return is(last.event(), "StateExited") ? last.timestamp() : null;
  }

  /** The state's type, such as {@code Task}, or empty. */
  String kind() {
    String name = events.getFirst().event().type().awsName();
    int end = name.indexOf("StateEntered");
    return end < 0 ? "" : name.substring(0, end);
  }

  /** The state's input, where this page tells of entering it. */
  @Nullable String input() {
    HistoryEvent first = events.getFirst().event();
    return is(first, "StateEntered") ? text(first, "input") : null;
  }

  /** The state's output, where this page tells of leaving it. */
  @Nullable String output() {
    HistoryEvent last = events.getLast().event();
    return is(last, "StateExited") ? text(last, "output") : null;
  }

  /** What happened between entering and leaving. */
  List<Histories.Timed> between() {
    return events.stream()
        .filter(one -> !is(one.event(), "StateEntered") && !is(one.event(), "StateExited"))
        .toList();
  }
}
