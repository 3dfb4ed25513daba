package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.CreationOrder;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run of a template, of one thread. Files are read first, then everything changes in one
 * transaction. Only where a file's own content depends on a resource (source within the template
 * that names one), what comes before it is committed first.
 */
final class StackRun {
  private final Store store;
  private final Supplier<Turn> turns;
  private final ResourceTypes types;
  private final Address address;
  private final Plan plan;
  private final StackRequest request;
  private final Ending ending;
  private final Set<String> knownSecrets;
  private final List<String> kept;
  private Progress progress;

  /** Hears of the stack in the transaction in which all of it is there. */
  interface Ending {
    void ended(Tx tx, Turn turn, Plan plan, Stack stack);

    /** Hears nothing. */
    Ending NONE = (_, _, _, _) -> {};
  }

  StackRun(
      Store store,
      Supplier<Turn> turns,
      ResourceTypes types,
      Address address,
      Plan plan,
      StackRequest request,
      Stack before,
      Ending ending) {
    this.store = store;
    this.turns = turns;
    this.types = types;
    this.address = address;
    this.plan = plan;
    this.request = request;
    this.ending = ending;
    this.knownSecrets = before.secrets().keySet();
    this.kept =
        before.resources().stream()
            .filter(StackResource::stays)
            .map(StackResource::logicalId)
            .filter(id -> !plan.template().resources().containsKey(id))
            .toList();
    Map<String, String> exports = store.read(tx -> Sharing.exportsBeside(tx, before.name()));
    this.progress =
        new Progress(
            before.begun(address.text(), plan.parameters().generated()),
            new MadeAttributes(exports),
            Map.of(),
            List.of());
  }

  /** How far a run is. */
  record Progress(
      Stack stack, MadeAttributes made, Map<String, JsonNode> wanted, List<String> removed) {}

  /** A resource, and what was read for it. */
  record Step(TemplateResource resource, ResourceType type, Map<String, JsonNode> loaded) {}

  StackRunner.Outcome finish() {
    Stack before = progress.stack();
    try {
      return finished();
    } catch (TemplateException e) {
      throw progress.stack().equals(before) ? e : e.late();
    }
  }

  private StackRunner.Outcome finished() {
    List<Step> steps = new ArrayList<>();
    progress = beyond().removeReplaced(progress, plan.template().resources());
    outside().forEach(this::makeOutside);
    for (TemplateResource resource : plan.resources()) {
      switch (types.get(resource.type())) {
        case OutsideType _ when progress.wanted().containsKey(resource.logicalId()) -> {
          // It needed nothing of the others, and is there already.
        }
        case OutsideType _ -> {
          commitSome(steps);
          makeOutside(resource);
        }
        case ResourceType type -> {
          if (needsResources(resource, type)) {
            commitSome(steps);
          }
          steps.add(new Step(resource, type, type.load(files(resource, type))));
        }
      }
    }
    progress = commit(steps, true);
    progress = beyond().removeLeftovers(progress, plan.template().resources());
    Set<String> fresh =
        plan.parameters().generated().keySet().stream()
            .filter(name -> !knownSecrets.contains(name))
            .collect(Collectors.toUnmodifiableSet());
    return new StackRunner.Outcome(
        progress.stack(),
        fresh,
        progress.removed().stream().filter(id -> !kept.contains(id)).toList(),
        kept,
        Collections.unmodifiableMap(progress.wanted()));
  }

  /** Those that live outside and need nothing of the template: then all else changes at once. */
  private List<TemplateResource> outside() {
    Set<String> all = plan.template().resources().keySet();
    return plan.resources().stream()
        .filter(one -> types.get(one.type()) instanceof OutsideType && one.dependsOn().isEmpty())
        .filter(one -> CreationOrder.references(one.properties()).stream().noneMatch(all::contains))
        .toList();
  }

  private void makeOutside(TemplateResource resource) {
    if (types.get(resource.type()) instanceof OutsideType type) {
      progress = beyond().make(progress, resource, type);
    }
  }

  private OutsideChange beyond() {
    return new OutsideChange(store, turns, types, new Wishes(turns.get(), address, plan, request));
  }

  private void commitSome(List<Step> steps) {
    if (!steps.isEmpty()) {
      progress = commit(steps, false);
      steps.clear();
    }
  }

  private boolean needsResources(TemplateResource resource, ResourceType type) {
    Set<String> names = CreationOrder.references(files(resource.properties(), type));
    return names.stream().anyMatch(plan.template().resources()::containsKey);
  }

  private Wanted files(TemplateResource resource, ResourceType type) {
    String id = resource.logicalId();
    ObjectNode some = files(resource.properties(), type);
    JsonNode values = plan.evaluator(progress.made()).evaluate(some, id);
    JsonNode whole = request.references().resolve(values, id);
    return new Wanted(id, id, (ObjectNode) whole, request.sources(), recipe(resource));
  }

  private @Nullable JsonNode recipe(TemplateResource resource) {
    return plan.template().sam()
        ? plan.evaluator(progress.made()).evaluate(resource.metadata(), resource.logicalId())
        : null;
  }

  private static ObjectNode files(ObjectNode properties, ResourceType type) {
    ObjectNode some = Json.object();
    for (String name : type.files()) {
      if (properties.has(name)) {
        some.set(name, properties.get(name));
      }
    }
    return some;
  }

  private Progress commit(List<Step> steps, boolean last) {
    Progress from = progress;
    // A unit of work may be begun again, so it changes nothing but its own copy.
    return store.write(tx -> {
      StackChange change = change(tx, from);
      steps.forEach(change::make);
      if (last) {
        change.finish();
        ending.ended(tx, turns.get(), plan, change.stack());
      }
      change.stack().put(tx);
      return change.progress();
    });
  }

  private StackChange change(Tx tx, Progress from) {
    Progress copy =
        new Progress(
            from.stack(),
            from.made().copy(),
            new LinkedHashMap<>(from.wanted()),
            new ArrayList<>(from.removed()));
    return new StackChange(tx, turns.get(), types, address, plan, request, copy);
  }
}
