package dev.holdpoint.server.console;

import dev.holdpoint.core.events.Rule;
import dev.holdpoint.core.events.RuleState;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.sns.Subscription;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.states.Activity;
import dev.holdpoint.core.store.MessageStore;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.console.html.Html;
import java.util.List;
import java.util.Objects;

/** What stands around the workflows: queues, functions, rules, subscriptions, activities. */
final class ServicesPage {
  private static final int ROWS = 100;

  private final Tx tx;
  private final Words words;

  private ServicesPage(Tx tx, Words words) {
    this.tx = tx;
    this.words = words;
  }

  static Page of(Tx tx, Words words) {
    ServicesPage page = new ServicesPage(tx, words);
    Html content =
        Html.many(
            Html.of("h1", "Services"),
            page.queues(),
            page.functions(),
            page.rules(),
            page.subscriptions(),
            page.activities(),
            Html.of("p", "At most " + ROWS + " of each kind are listed.").css("muted"));
    return Page.of(Links.SERVICES, "Services", content);
  }

  private <T> List<T> all(ResourceKind kind, Class<T> type) {
    return tx.resources().list(kind, "", null, ROWS).stream()
        .map(found -> Json.read(found.body(), type))
        .toList();
  }

  private static Html section(String title, Grid grid, String none) {
    return Html.of("section", Html.of("h2", title), grid.orElse(none));
  }

  private Html queues() {
    Grid grid = new Grid("Queues", "Queue", "Visible", "In flight", "Delayed");
    for (Queue queue : all(ResourceKind.QUEUE, Queue.class)) {
      MessageStore.Counts counts = tx.messages().count(queue.arn().value(), words.now());
      grid.row(
          Html.text(queue.name()),
          number(counts.visible()),
          number(counts.inFlight()),
          number(counts.delayed()));
    }
    return section("Queues", grid, "No queue.");
  }

  private static Html number(long number) {
    return Html.text(Words.number(number));
  }

  private Html functions() {
    List<EventSourceMapping> fed = all(ResourceKind.EVENT_SOURCE_MAPPING, EventSourceMapping.class);
    Grid grid = new Grid("Functions", "Function", "Runtime", "Timeout", "Fed by");
    for (Function function : all(ResourceKind.FUNCTION, Function.class)) {
      List<Html> queues =
          fed.stream()
              .filter(mapping -> mapping.function().equals(function.arn()))
              .map(mapping -> Html.text(mapping.queue().name()))
              .toList();
      grid.row(
          Html.text(function.name()),
          Html.text(function.settings().runtime()),
          Html.text(function.settings().timeoutSeconds() + " s"),
          queues.isEmpty() ? Html.text("–") : Html.joined(queues, ", "));
    }
    return section("Functions", grid, "No function.");
  }

  private Html rules() {
    Grid grid = new Grid("Rules", "Rule", "When", "State", "Next", "Targets");
    for (Rule rule : all(ResourceKind.RULE, Rule.class)) {
      String schedule = rule.settings().scheduleExpression();
      String when = Objects.requireNonNullElse(schedule, "event pattern");
      boolean enabled = rule.state() == RuleState.ENABLED;
      List<Html> targets =
          rule.targets().stream().map(target -> Html.text(target.arn().name())).toList();
      grid.row(
          Html.text(rule.name()),
          Html.text(when),
          State.badge(enabled ? "Enabled" : "Disabled", enabled ? "succeeded" : "kind"),
          next(rule),
          targets.isEmpty() ? Html.text("–") : Html.joined(targets, ", "));
    }
    return section("Rules", grid, "No rule.");
  }

  private Html next(Rule rule) {
    Timer timer = rule.timer() == 0 ? null : tx.timers().find(rule.timer());
    return timer == null
        ? Html.text("–")
        : Html.many(
            words.time(timer.due()),
            Html.of("span", words.distance(timer.due())).css("muted line"));
  }

  private Html subscriptions() {
    Grid grid = new Grid("Subscriptions", "Topic", "Endpoint", "State");
    for (Subscription one : all(ResourceKind.SUBSCRIPTION, Subscription.class)) {
      grid.row(
          Html.text(one.topicArn().name()),
          Html.text(one.endpoint()),
          one.confirmed()
              ? State.badge("Confirmed", "succeeded")
              : State.badge("Waits for confirmation", "waiting"));
    }
    return section("Subscriptions", grid, "No subscription.");
  }

  private Html activities() {
    Grid grid = new Grid("Activities", "Activity", "Created");
    for (Activity one : all(ResourceKind.ACTIVITY, Activity.class)) {
      grid.row(Html.text(one.name()), words.time(one.createdAt()));
    }
    return section("Activities", grid, "No activity.");
  }
}
