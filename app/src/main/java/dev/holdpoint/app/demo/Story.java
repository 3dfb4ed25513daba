package dev.holdpoint.app.demo;

import dev.holdpoint.app.stack.Address;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Mail;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What is told of one execution of the example. Of one thread. */
final class Story {
  private static final Pattern REVIEW = Pattern.compile("http\\S+/review/\\S+");
  private static final String GENERATE = "Generate task";
  private static final String ASK = "Request verification";
  private static final String PROCESS = "Process";

  private final ExecutionRow row;
  private final Address address;
  private final Consumer<String> out;
  private long seen;
  private String state = "";
  private boolean waiting;
  private boolean mailed;
  private boolean over;

  Story(ExecutionRow row, Address address, Consumer<String> out) {
    this.row = row;
    this.address = address;
    this.out = out;
  }

  ExecutionRow row() {
    return row;
  }

  /** The first event that was not told yet. */
  long next() {
    return seen + 1;
  }

  boolean isOver() {
    return over;
  }

  void tell(HistoryEvent event) {
    seen = event.id();
    JsonNode details = event.details() == null ? Json.object() : event.details();
    switch (event.type().awsName()) {
      case "ExecutionStarted" -> started(text(details, "input"));
      case "TaskStateEntered", "PassStateEntered", "SucceedStateEntered" ->
          entered(text(details, "name"));
      case "TaskSubmitted" -> asked(text(details, "output"));
      case "TaskSucceeded" -> succeeded(text(details, "output"));
      case "TaskFailed", "TaskTimedOut" -> failed(details);
      case "ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut" ->
          ended(event.type().awsName(), details);
      default -> {
        // The other events tell nothing that a reader of this would miss.
      }
    }
  }

  private void started(String input) {
    String by = input.contains("Scheduled Event") ? "by its schedule" : "";
    line("");
    line("▸ Execution " + row.name() + " started " + by);
    line("    " + console("execution?arn=" + encoded(row.arn().value())));
  }

  private void entered(String name) {
    state = name;
    if (name.equals(PROCESS)) {
      step("processing", "the processing function runs");
    }
  }

  private void asked(String output) {
    if (state.equals(ASK)) {
      String id = parsed(output).path("MessageId").asString("");
      step("asked", "message " + id + " with its token is on VerificationQueue");
      waiting = true;
    }
  }

  private void succeeded(String output) {
    JsonNode value = parsed(output);
    if (state.equals(GENERATE)) {
      step("task generated", value.path("Payload").path("title").asString("a task"));
    } else if (state.equals(ASK)) {
      waiting = false;
      step("answered", "approved" + by(value));
    } else if (state.equals(PROCESS)) {
      step("processed", "the receipt is in the execution's output");
    }
  }

  private static String by(JsonNode answer) {
    String who = answer.path("decidedBy").asString("");
    return who.isEmpty() ? "" : " by " + who;
  }

  private void failed(JsonNode details) {
    String error = text(details, "error");
    if (!state.equals(ASK)) {
      step("failed", state + ": " + error);
      return;
    }
    waiting = false;
    if (error.equals("States.Timeout")) {
      step("not answered", "the time is over");
    } else {
      step("answered", error.equals("Rejected") ? "rejected" : error);
    }
  }

  private void ended(String type, JsonNode details) {
    over = true;
    String outcome = parsed(text(details, "output")).path("outcome").asString("");
    step("done", type.replace("Execution", "").toUpperCase(Locale.ROOT) + " " + outcome);
  }

  /** Tells of the mail that asks for this execution's answer, once it is there. */
  void look(Mail mail) {
    Matcher link = REVIEW.matcher(mail.text());
    if (!waiting || mailed || !mail.text().contains(row.name()) || !link.find()) {
      return;
    }
    mailed = true;
    step("mail sent", "“" + mail.subject() + "” to " + mail.to());
    if (mail.state() == Mail.State.MAILBOX) {
      line("    " + console("mail?id=" + mail.id()));
    }
    step("waiting", "read it and answer here:");
    // The mail may be older than the port that is served today.
    line("    " + address.base().resolve(URI.create(link.group()).getRawPath()));
  }

  private void step(String what, String more) {
    line("  %-15s %s".formatted(what, more));
  }

  private void line(String text) {
    out.accept(text.stripTrailing());
  }

  private String console(String page) {
    return address.text() + "/_holdpoint/console/" + page;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String text(JsonNode details, String member) {
    return details.path(member).asString("");
  }

  private static JsonNode parsed(String text) {
    return Json.isJson(text) ? Json.parse(text) : Json.object();
  }
}
