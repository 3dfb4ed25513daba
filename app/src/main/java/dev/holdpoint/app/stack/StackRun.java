package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.CreationOrder;
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
  private final Set<String> knownSecrets;
  private Progress progress;

  StackRun(
      Store store,
      Supplier<Turn> turns,
      ResourceTypes types,
      Address address,
      Plan plan,
      StackRequest request,
      Stack before) {
    this.store = store;
    this.turns = turns;
    this.types = types;
    this.address = address;
    this.plan = plan;
    this.request = request;
    this.knownSecrets = before.secrets().keySet();
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
    List<Step> steps = new ArrayList<>();
    for (TemplateResource resource : plan.resources()) {
      ResourceType type = types.get(resource.type());
      if (needsResources(resource, type) && !steps.isEmpty()) {
        progress = commit(steps, false);
        steps.clear();
      }
      steps.add(new Step(resource, type, type.load(files(resource, type))));
    }
    progress = commit(steps, true);
    Set<String> fresh =
        plan.parameters().generated().keySet().stream()
            .filter(name -> !knownSecrets.contains(name))
            .collect(Collectors.toUnmodifiableSet());
    return new StackRunner.Outcome(
        progress.stack(),
        fresh,
        List.copyOf(progress.removed()),
        Collections.unmodifiableMap(progress.wanted()));
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
    return new Wanted(id, id, (ObjectNode) whole, request.sources());
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
