package dev.holdpoint.core.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.input.RuleNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule: what it waits for, and who is told.
 *
 * @param timer the timer of its next firing; 0 where there is none
 * @param targets in the order of their ids' arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rule(
    String name,
    String bus,
    Arn arn,
    RuleState state,
    RuleSettings settings,
    long timer,
    List<Target> targets,
    Map<String, String> tags) {
  public Rule {
    targets = List.copyOf(targets);
    tags = Map.copyOf(tags);
  }

  /** Whether it is an archive's own. */
  public boolean managed() {
    return name.startsWith(Archive.RULE_PREFIX);
  }

  boolean enabled() {
    return state == RuleState.ENABLED;
  }

  RuleNames names(Instant ingested) {
    return new RuleNames(arn, name, ingested);
  }

  Rule with(RuleState changed) {
    return new Rule(name, bus, arn, changed, settings, timer, targets, tags);
  }

  Rule with(RuleSettings changed) {
    return new Rule(name, bus, arn, state, changed, timer, targets, tags);
  }

  Rule tagged(Map<String, String> all) {
    return new Rule(name, bus, arn, state, settings, timer, targets, all);
  }

  Rule withTimer(long id) {
    return new Rule(name, bus, arn, state, settings, id, targets, tags);
  }

  Rule withTargets(List<Target> changed) {
    return new Rule(name, bus, arn, state, settings, timer, changed, tags);
  }

  /** With these targets added, each in the place of an older one of the same id. */
  Rule plus(List<Target> added) {
    List<Target> all = new ArrayList<>(targets);
    for (Target target : added) {
      all.removeIf(old -> old.id().equals(target.id()));
      all.add(target);
    }
    return withTargets(all);
  }

  Rule minus(Set<String> ids) {
    return withTargets(targets.stream().filter(target -> !ids.contains(target.id())).toList());
  }

  /** Without its targets of this kind. */
  Rule without(TargetKind kind) {
    return withTargets(
        targets.stream().filter(target -> TargetKind.of(target.arn()) != kind).toList());
  }

  boolean has(String id) {
    return targets.stream().anyMatch(target -> target.id().equals(id));
  }
}
