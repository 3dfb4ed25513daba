package dev.holdpoint.server.console;

import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.server.console.html.Html;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Shows the steps of a history. */
final class StepView {
  private static final List<String> PAYLOADS = List.of("parameters", "input", "output");

  private final Words words;

  StepView(Words words) {
    this.words = words;
  }

  /**
   * @param waiting what the execution waits for in this step, or null
   */
  Html of(Step step, @Nullable Waiting waiting) {
    List<Html> parts = new ArrayList<>();
    parts.add(heading(step, waiting));
    addPayload(parts, "Input", step.input());
    List<Histories.Timed> between = step.between();
    if (!between.isEmpty()) {
      parts.add(Html.of("ol", Html.many(between.stream().map(this::event).toList())).css("events"));
    }
    addPayload(parts, "Output", step.output());
    return Html.of("li", Html.many(parts))
        .css(waiting == null ? "card step" : "card step hold")
        .with("id", "event-" + step.firstEvent());
  }

  private Html heading(Step step, @Nullable Waiting waiting) {
    String state = step.state();
    List<Html> parts = new ArrayList<>();
    parts.add(Html.of("h3", state == null ? "Execution" : state));
    if (!step.kind().isEmpty()) {
      parts.add(State.badge(step.kind(), "kind"));
    }
    if (waiting != null) {
      parts.add(State.badge("Waiting", "waiting"));
    }
    parts.add(Html.of("span", words.time(step.begun())).css("muted"));
    Instant left = step.left();
    if (left != null) {
      String took = "took " + Words.lasting(Duration.between(step.begun(), left));
      parts.add(Html.of("span", took).css("muted"));
    }
    return Html.of("div", Html.many(parts)).css("heading");
  }

  private static void addPayload(List<Html> parts, String title, @Nullable String json) {
    if (json != null) {
      parts.add(Payload.of(title, json));
    }
  }

  private Html event(Histories.Timed one) {
    HistoryEvent event = one.event();
    List<Html> parts = new ArrayList<>();
    parts.add(Html.of("span", "#" + event.id()).css("muted number"));
    parts.add(Html.of("span", event.type().awsName()).css("type"));
    parts.add(Html.of("span", words.time(one.timestamp())).css("muted"));
    addText(parts, event, "resource", "muted");
    addText(parts, event, "error", "error");
    addText(parts, event, "cause", "cause");
    for (String member : PAYLOADS) {
      String payload = text(event, member);
      if (payload != null) {
        parts.add(Payload.folded(title(member), payload));
      }
    }
    return Html.of("li", Html.many(parts));
  }

  private static String title(String member) {
    return switch (member) {
      case "parameters" -> "Sent";
      case "input" -> "Input";
      default -> "Output";
    };
  }

  private static void addText(List<Html> parts, HistoryEvent event, String member, String css) {
    String text = text(event, member);
    if (text != null && !text.isEmpty()) {
      boolean json = text.startsWith("{");
      parts.add(json ? Payload.of("Cause", text) : Html.of("span", text).css(css));
    }
  }

  private static @Nullable String text(HistoryEvent event, String member) {
    JsonNode details = event.details();
    JsonNode value = details == null ? null : details.get(member);
    return value == null || !value.isString() ? null : Objects.requireNonNull(value.stringValue());
  }
}
