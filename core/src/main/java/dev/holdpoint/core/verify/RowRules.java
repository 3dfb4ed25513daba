package dev.holdpoint.core.verify;

import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.OwedTask;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Rows beside the executions: that each can be read, and belongs to something that is there. */
final class RowRules {
  private final Tx tx;
  private final Awaited awaited;
  private final Consumer<Finding> told;
  private final Set<Long> owedMails = new HashSet<>();

  RowRules(Tx tx, Awaited awaited, Consumer<Finding> told) {
    this.tx = tx;
    this.awaited = awaited;
    this.told = told;
  }

  void check(Timer timer) {
    if (!Alarm.owns(timer.owner())) {
      return;
    }
    Alarm alarm = Alarm.parse(timer.owner());
    boolean expected = awaited.timers().remove(timer.id()) != null;
    boolean once = alarm.kind() == Alarm.Kind.TELL_END || alarm.kind() == Alarm.Kind.STOP;
    if (!expected && !once) {
      tell("timer", timer.id(), "Nobody waits for it (owner=" + timer.owner() + ")");
    }
  }

  void check(OutboxEntry entry) {
    switch (entry.kind()) {
      case TASK -> checkTask(entry);
      case MAP_READ -> awaited.reads().remove(Long.parseLong(entry.body()));
      case MAP_WRITE -> awaited.writes().remove(Long.parseLong(entry.body()));
      case JOB -> awaited.jobs().remove(task(Json.parse(entry.body())));
      case MAIL -> checkMail(entry);
      case EVENT, FAN_OUT, LOG, NOTIFY, INVOKE, ACTION, AUTHORIZE, DESTINATION, LOAN, STACK ->
          Json.parse(entry.body());
    }
  }

  private void checkTask(OutboxEntry entry) {
    TaskRef task = Json.mapper().readValue(entry.body(), OwedTask.class).task();
    awaited.calls().remove(task);
    if (tx.executions().lock(task.execution()) == null) {
      tell("owed call", entry.id(), "Its execution is not there (" + task + ")");
    }
  }

  private void checkMail(OutboxEntry entry) {
    long mail = Json.parse(entry.body()).path("mailId").asLong(0);
    owedMails.add(mail);
    if (tx.mails().find(mail) == null) {
      tell("owed call", entry.id(), "Its mail is not there (mail=" + mail + ")");
    }
  }

  /** After all owed calls. */
  void check(Mail mail) {
    if (mail.state() == Mail.State.QUEUED && !owedMails.contains(mail.id())) {
      tell("mail", mail.id(), "It is to be sent, but nothing will send it");
    }
  }

  void check(Message message) {
    if (!isPlace(message.queue())
        && tx.resources().find(ResourceKind.EMPTIED, message.queue()) == null) {
      tell("message", message.id(), "Its queue is not there (queue=" + message.queue() + ")");
    }
    Json.parse(message.attributes());
  }

  /** Whether a queue keeps its messages there. */
  private boolean isPlace(String place) {
    int mark = place.indexOf('#');
    String arn = mark < 0 ? place : place.substring(0, mark);
    JsonNode queue = tx.resources().find(ResourceKind.QUEUE, arn);
    return queue != null && queue.path("movedTo").asString(arn).equals(place);
  }

  /** A task that lies ready for an activity's worker. */
  void checkOffer(JsonNode offer) {
    awaited.offers().remove(task(offer));
  }

  private static TaskRef task(JsonNode body) {
    return new TaskRef(
        new ExecutionId(body.path("execution").longValue()),
        body.path("branch").intValue(),
        body.path("event").longValue());
  }

  /** What was awaited and is not there. */
  void checkAllFound() {
    awaited.timers().forEach((id, who) -> lost(who, "Its timer is lost (timer=" + id + ")"));
    awaited.calls().forEach((task, who) -> lost(who, "A task's call is lost (" + task + ")"));
    awaited.offers().forEach((task, who) -> lost(who, "An activity's task is lost (" + task + ")"));
    awaited.jobs().forEach((task, who) -> lost(who, "A task's job is not watched (" + task + ")"));
    awaited.reads().forEach((_, who) -> lost(who, "Nobody reads its items"));
    awaited.writes().forEach((_, who) -> lost(who, "Nobody writes its results"));
  }

  private void lost(String who, String what) {
    told.accept(new Finding(who, what));
  }

  private void tell(String table, long id, String what) {
    told.accept(new Finding(table + " " + id, what));
  }
}
