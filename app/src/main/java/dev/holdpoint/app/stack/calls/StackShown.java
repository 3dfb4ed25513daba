package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackEvent;
import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.app.stack.StackSource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.cloudformation.ShownChangeSet;
import dev.holdpoint.server.api.cloudformation.ShownStack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import tools.jackson.databind.JsonNode;

/** Our stacks as CloudFormation shows them. */
final class StackShown {
  /** What AWS shows in place of a secret. */
  private static final String MASK = "****";

  private StackShown() {}

  static List<ShownStack> all(Tx tx) {
    List<ShownStack> shown = new ArrayList<>();
    Set<String> known = new HashSet<>();
    StackLife.all(tx)
        .forEach(life -> {
          shown.add(of(tx, life));
          if (life.deleted() == null) {
            known.add(life.name());
          }
        });
    // Stacks that an earlier version made have no life beside them.
    Stack.all(tx).stream()
        .filter(stack -> !known.contains(stack.name()))
        .map(stack -> of(tx, stack, fate(stack), ShownStack.Asked.NOTHING, Map.of()))
        .forEach(shown::add);
    return shown;
  }

  static ShownStack of(Tx tx, StackLife life) {
    return of(tx, life, life.deleted() == null ? Stack.find(tx, life.name()) : null);
  }

  private static ShownStack of(Tx tx, StackLife life, @Nullable Stack stack) {
    ShownStack.Fate fate =
        new ShownStack.Fate(
            StackStatus.fromValue(life.status()),
            life.reason(),
            life.kept(),
            life.created(),
            life.updated(),
            life.deleted());
    StackSource source =
        life.source() == null && life.task() != null ? life.task().source() : life.source();
    ShownStack.Asked asked =
        source == null ? ShownStack.Asked.NOTHING : asked(source, life.changeSet());
    return stack == null
        ? new ShownStack(
            life.name(),
            life.id().value(),
            life.id().account(),
            fate,
            asked,
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            null)
        : of(tx, stack, fate, asked, source == null ? Map.of() : source.outputs());
  }

  private static ShownStack of(
      Tx tx,
      Stack stack,
      ShownStack.Fate fate,
      ShownStack.Asked asked,
      Map<String, String> described) {
    Arn parent = stack.parent();
    return new ShownStack(
        stack.name(),
        stack.id().value(),
        stack.id().account(),
        fate,
        asked,
        outputs(stack, described),
        stack.exports(),
        List.copyOf(stack.imports()),
        stack.resources().stream().map(one -> resource(one, fate)).toList(),
        parent == null ? null : new ShownStack.Nest(parent.value(), stack.root(tx).value()));
  }

  private static ShownStack.Fate fate(Stack stack) {
    Instant finished = stack.history().finished();
    StackStatus status =
        finished == null ? StackStatus.CREATE_IN_PROGRESS : StackStatus.CREATE_COMPLETE;
    return new ShownStack.Fate(status, null, false, stack.history().created(), finished, null);
  }

  static ShownStack.Asked asked(StackSource source, @Nullable String changeSet) {
    Map<String, String> parameters = new HashMap<>(source.parameters());
    parameters.replaceAll((name, value) -> source.secret().contains(name) ? MASK : value);
    return new ShownStack.Asked(
        source.description(),
        parameters,
        source.tags(),
        source.capabilities(),
        source.role(),
        changeSet);
  }

  private static List<ShownStack.Output> outputs(Stack stack, Map<String, String> described) {
    List<ShownStack.Output> outputs = new ArrayList<>();
    new TreeMap<>(stack.outputs())
        .forEach((name, value) ->
            outputs.add(
                new ShownStack.Output(
                    name, text(value), described.get(name), stack.exportOf(name))));
    return outputs;
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  private static ShownStack.Resource resource(StackResource one, ShownStack.Fate fate) {
    StackResource.Mark mark = one.mark();
    return new ShownStack.Resource(
        one.logicalId(),
        one.type(),
        one.made().physicalId(),
        mark != null && mark.updated() ? "UPDATE_COMPLETE" : "CREATE_COMPLETE",
        mark == null ? fate.created() : mark.at());
  }

  static ShownChangeSet changeSet(ChangeSet set) {
    return new ShownChangeSet(
        set.name(),
        set.id().value(),
        set.stack(),
        set.stackId().value(),
        set.description(),
        set.status(),
        set.refused(),
        set.execution(),
        set.created(),
        asked(set.source(), null),
        set.onFailure().name(),
        set.changes());
  }

  static software.amazon.awssdk.services.cloudformation.model.StackEvent event(
      StackEvent.Told told) {
    StackEvent event = told.event();
    return software.amazon.awssdk.services.cloudformation.model.StackEvent.builder()
        .eventId(event.logicalId() + "-" + told.key().substring(told.key().indexOf('/') + 1))
        .stackId(event.stackId().value())
        .stackName(event.stackName())
        .logicalResourceId(event.logicalId())
        .physicalResourceId(event.physicalId())
        .resourceType(event.type())
        .timestamp(event.at())
        .resourceStatus(event.status())
        .resourceStatusReason(event.reason())
        .build();
  }
}
