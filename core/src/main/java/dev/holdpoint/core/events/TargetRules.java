package dev.holdpoint.core.events;

import dev.holdpoint.core.events.destination.ApiMethod;
import dev.holdpoint.core.events.input.InvalidInput;
import dev.holdpoint.core.events.input.TargetInput;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a rule's targets may be. */
final class TargetRules {
  private static final Pattern ID = Pattern.compile("[._A-Za-z0-9-]+");
  private static final int MAX_ID = 64;
  private static final int MAX_TARGETS = 5;

  private static final Set<TargetKind> HTTP = EnumSet.of(TargetKind.DESTINATION, TargetKind.API);

  private final Targets known;

  TargetRules(Targets known) {
    this.known = known;
  }

  Rule plus(Rule rule, List<Target> targets) {
    for (int i = 0; i < targets.size(); i++) {
      check(targets.get(i), "targets." + (i + 1) + ".member.id");
    }
    Rule changed = rule.plus(targets);
    if (changed.targets().size() > MAX_TARGETS) {
      throw EventsError.tooMany();
    }
    return changed;
  }

  private void check(Target target, String member) {
    checkId(target.id(), member);
    checkArn(target);
    try {
      target.input().check(target.id());
    } catch (InvalidInput e) {
      throw EventsError.validation(e.getMessage());
    }
  }

  private static void checkId(String id, String member) {
    if (!ID.matcher(id).matches()) {
      throw EventsError.constraint(
          id, member, "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
    }
    if (id.length() > MAX_ID) {
      throw EventsError.constraint(
          id, member, "Member must have length less than or equal to " + MAX_ID);
    }
  }

  private void checkArn(Target target) {
    if (!target.arn().isWellFormed()) {
      throw EventsError.invalid(target.arn().value(), "Provided Arn is not in correct format.");
    }
    if (!known.knows(target.arn()) || TargetKind.of(target.arn()) == TargetKind.ARCHIVE) {
      throw EventsError.invalid(
          target.arn().value(),
          "Holdpoint does not know targets of this kind yet (service "
              + target.arn().service()
              + ").");
    }
    if (TargetKind.of(target.arn()) == TargetKind.API && ApiMethod.of(target.arn()) == null) {
      throw EventsError.invalid(target.arn().value(), "Provided Arn is not in correct format.");
    }
    if (TargetKind.of(target.arn()) == TargetKind.STATE_MACHINE && target.roleArn() == null) {
      throw EventsError.validation("RoleArn is required for target " + target.arn() + ".");
    }
    if (TargetKind.of(target.arn()) == TargetKind.BUS
        && !target.input().equals(TargetInput.WHOLE_EVENT)) {
      throw EventsError.invalid(
          "Target " + target.id(), "An event bus is given the event as it is.");
    }
    if (target.http() != null && !HTTP.contains(TargetKind.of(target.arn()))) {
      throw EventsError.invalid(
          "HttpParameters", "They go with an API destination or a REST API alone.");
    }
    if (target.deadLetterArn() != null
        && TargetKind.of(target.deadLetterArn()) != TargetKind.QUEUE) {
      throw EventsError.invalid("DeadLetterConfig", "It must name an SQS queue.");
    }
  }
}
