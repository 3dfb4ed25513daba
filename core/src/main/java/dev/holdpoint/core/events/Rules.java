package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.schedule.ScheduleExpression;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules on buses. */
public final class Rules {
  private static final Pattern NAME = Pattern.compile("[._A-Za-z0-9-]{1,64}");
  private static final int MAX_DESCRIPTION = 512;

  private final Buses buses;
  private final TargetRules targetRules;

  public Rules(Buses buses, Targets targets) {
    this.buses = buses;
    targetRules = new TargetRules(targets);
  }

  /** Creates a rule or replaces one; its targets stay. */
  public Rule put(Tx tx, Turn turn, RuleRequest wanted) {
    EventBus bus = buses.get(tx, turn.home(), wanted.bus());
    checkUnmanaged(wanted.name());
    check(wanted, bus);
    Rule before = RuleBook.find(tx, RuleBook.key(turn.home(), bus.name(), wanted.name()));
    if (before == null
        && RuleBook.list(tx, turn.home(), bus.name(), "").size() >= RuleBook.MAX_RULES_PER_BUS) {
      throw EventsError.tooMany();
    }
    Rule changed =
        before == null
            ? created(turn.home(), bus, wanted)
            : before.with(wanted.settings()).with(wanted.state());
    return keep(tx, turn, before, changed);
  }

  /** An archive's rule is nobody else's to change. */
  private static void checkUnmanaged(String name) {
    if (name.startsWith(Archive.RULE_PREFIX)) {
      throw AwsException.of(
          "ManagedRuleException",
          "Rule " + name + " is a managed rule and can be changed by EventBridge alone.");
    }
  }

  private static Rule created(Home home, EventBus bus, RuleRequest wanted) {
    EventTags.check(wanted.tags());
    return new Rule(
        wanted.name(),
        bus.name(),
        arn(home, bus, wanted.name()),
        wanted.state(),
        wanted.settings(),
        0,
        List.of(),
        wanted.tags());
  }

  private static Arn arn(Home home, EventBus bus, String name) {
    String path = bus.name().equals(EventBus.DEFAULT) ? name : bus.name() + "/" + name;
    return home.arn("events", "rule/" + path);
  }

  private static Rule keep(Tx tx, Turn turn, @Nullable Rule before, Rule changed) {
    Rule armed = Schedules.arrange(tx, turn, before, changed);
    RuleBook.put(tx, armed);
    return armed;
  }

  private static void check(RuleRequest wanted, EventBus bus) {
    if (!NAME.matcher(wanted.name()).matches()) {
      throw EventsError.constraint(
          wanted.name(),
          "name",
          "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
    }
    String description = wanted.settings().description();
    if (description != null && description.length() > MAX_DESCRIPTION) {
      throw EventsError.constraint(
          description,
          "description",
          "Member must have length less than or equal to " + MAX_DESCRIPTION);
    }
    checkTrigger(wanted.settings(), bus);
  }

  private static void checkTrigger(RuleSettings settings, EventBus bus) {
    String pattern = settings.eventPattern();
    String schedule = settings.scheduleExpression();
    if (pattern == null && schedule == null) {
      throw EventsError.validation(
          "Parameter(s) EventPattern or ScheduleExpression must be specified.");
    }
    if (schedule != null) {
      ScheduleExpression.parse(schedule);
      if (!bus.name().equals(EventBus.DEFAULT)) {
        throw EventsError.validation(
            "ScheduleExpression is supported only on the default event bus.");
      }
    }
    if (pattern != null) {
      EventPatterns.compile(pattern);
    }
  }

  public Rule get(Tx tx, Home home, String name, @Nullable String bus) {
    String busName = buses.get(tx, home, bus).name();
    Rule rule = RuleBook.find(tx, RuleBook.key(home, busName, name));
    if (rule == null) {
      throw EventsError.noRule(name, busName);
    }
    return rule;
  }

  /** Turns a rule on or off. */
  public void change(Tx tx, Turn turn, String name, @Nullable String bus, RuleState state) {
    checkUnmanaged(name);
    Rule rule = get(tx, turn.home(), name, bus);
    keep(tx, turn, rule, rule.with(state));
  }

  /** Takes a rule without targets away; nothing happens where there is none. */
  public void delete(Tx tx, Home home, String name, @Nullable String bus) {
    Rule rule = RuleBook.find(tx, RuleBook.key(home, buses.get(tx, home, bus).name(), name));
    if (rule == null) {
      return;
    }
    checkUnmanaged(name);
    if (!rule.targets().isEmpty()) {
      throw EventsError.validation("Rule can't be deleted since it has targets.");
    }
    Schedules.disarm(tx, rule);
    RuleBook.delete(tx, rule);
  }

  /** A bus's rules whose names begin so, by name. */
  public List<Rule> list(Tx tx, Home home, @Nullable String bus, String prefix) {
    return RuleBook.list(tx, home, buses.get(tx, home, bus).name(), prefix);
  }

  /** A bus's rules that tell this target. */
  public List<Rule> listByTarget(Tx tx, Home home, @Nullable String bus, Arn target) {
    return list(tx, home, bus, "").stream()
        .filter(rule -> rule.targets().stream().anyMatch(found -> found.arn().equals(target)))
        .toList();
  }

  /** Adds targets, or replaces those of the same ids. */
  public void putTargets(
      Tx tx, Turn turn, String name, @Nullable String bus, List<Target> targets) {
    checkUnmanaged(name);
    Rule rule = get(tx, turn.home(), name, bus);
    RuleBook.put(tx, targetRules.plus(rule, targets));
  }

  /** Takes targets away; the ids that were not there come back. */
  public List<String> removeTargets(
      Tx tx, Home home, String name, @Nullable String bus, Set<String> ids) {
    checkUnmanaged(name);
    Rule rule = get(tx, home, name, bus);
    RuleBook.put(tx, rule.minus(ids));
    return ids.stream().filter(id -> !rule.has(id)).sorted().toList();
  }
}
