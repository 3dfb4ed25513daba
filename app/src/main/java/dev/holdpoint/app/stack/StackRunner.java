package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.Pseudo;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings what exists to what a template wants. Each resource and the stack's own record of it
 * change in one transaction, so an interrupted run is simply run again.
 */
public final class StackRunner {
  private final Store store;
  private final Supplier<Turn> turns;
  private final ResourceTypes types;
  private final Address address;
  private final Supplier<String> secrets;
  private final StackCheck check;

  /**
   * @param secrets makes a secret for a parameter that nobody gave
   * @param check looks at every template before anything of it is made
   */
  public StackRunner(
      Store store,
      Supplier<Turn> turns,
      ResourceTypes types,
      Address address,
      Supplier<String> secrets,
      StackCheck check) {
    this.store = store;
    this.turns = turns;
    this.types = types;
    this.address = address;
    this.secrets = secrets;
    this.check = check;
  }

  /** The same, with another look at templates. */
  public StackRunner with(StackCheck other) {
    return new StackRunner(store, turns, types, address, secrets, other);
  }

  /** What a run did. */
  public record Outcome(Stack stack, Set<String> newSecrets, List<String> removed) {}

  /**
   * Runs a template.
   *
   * @throws TemplateException where it cannot be run; what was made until then is kept
   */
  public Outcome run(String stackName, Path template, Map<String, String> parameters) {
    Stack known = store.read(tx -> Stack.find(tx, stackName));
    Stack before = known == null ? fresh(stackName) : known;
    Pseudo pseudo = new Pseudo(turns.get().home(), stackName, before.id().value());
    Plan plan = Plan.read(read(template), parameters, before.secrets(), secrets, pseudo);
    plan.resources().forEach(types::check);
    Path parent = template.toAbsolutePath().normalize().getParent();
    Path folder = parent == null ? Path.of("/") : parent;
    check.check(plan.resources(), folder);
    Stack begun = before.begun(address.text(), plan.parameters().generated());
    store.write(tx -> {
      begun.put(tx);
      return null;
    });
    return new Run(plan, folder, begun).finish(before.secrets().keySet());
  }

  private Stack fresh(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,127}")) {
      throw new TemplateException(
          "The stack's name %s must begin with a letter and have letters, digits and dashes only."
              .formatted(name));
    }
    Turn turn = turns.get();
    return new Stack(
        name,
        turn.home().arn("cloudformation", "stack/" + name + "/" + turn.ids().uuid()),
        address.text(),
        Map.of(),
        List.of(),
        Map.of());
  }

  private static String read(Path template) {
    try {
      return Files.readString(template);
    } catch (IOException e) {
      throw new TemplateException("The template " + template + " cannot be read: " + e);
    }
  }

  /** One run: of one thread. */
  private final class Run {
    private final Plan plan;
    private final Path folder;
    private final MadeAttributes made = new MadeAttributes();
    private final Evaluator evaluator;
    private Stack stack;

    Run(Plan plan, Path folder, Stack begun) {
      this.plan = plan;
      this.folder = folder;
      this.stack = begun;
      this.evaluator = plan.evaluator(made);
    }

    Outcome finish(Set<String> knownSecrets) {
      plan.resources().forEach(this::make);
      List<String> removed = new ArrayList<>();
      for (StackResource gone : leftovers()) {
        remove(gone);
        removed.add(gone.logicalId());
      }
      save(stack.withOutputs(outputs()));
      Set<String> fresh =
          plan.parameters().generated().keySet().stream()
              .filter(name -> !knownSecrets.contains(name))
              .collect(Collectors.toUnmodifiableSet());
      return new Outcome(stack, fresh, List.copyOf(removed));
    }

    private void make(TemplateResource resource) {
      StackResource any = stack.resource(resource.logicalId());
      ResourceType type = types.get(resource.type());
      StackResource known = any != null && any.type().equals(resource.type()) ? any : null;
      Made before = known == null ? null : known.made();
      Wanted wanted = type.prepare(wanted(resource, type, known));
      StackResource now =
          inTransaction(
              resource.logicalId(),
              tx -> {
                Made result = type.put(tx, turns.get(), wanted, before);
                StackResource row = row(resource, wanted, result);
                // A new name or type: the old one goes in the same moment.
                if (any != null && !row.isSame(any)) {
                  delete(tx, any);
                }
                stack.with(row).put(tx);
                return row;
              });
      stack = stack.with(now);
      made.add(resource.logicalId(), now.made());
    }

    private StackResource row(TemplateResource resource, Wanted wanted, Made result) {
      return new StackResource(
          resource.logicalId(), resource.type(), wanted.name(), result, resource.retained());
    }

    private Wanted wanted(TemplateResource resource, ResourceType type, @Nullable StackResource k) {
      JsonNode values = evaluator.evaluate(resource.properties(), resource.logicalId());
      ObjectNode properties = (ObjectNode) address.rewrite(values, made::isApi);
      return new Wanted(
          resource.logicalId(), name(resource, type, properties, k), properties, folder);
    }

    /** The given name, else the one that it had, else one like CloudFormation's. */
    private String name(
        TemplateResource resource,
        ResourceType type,
        ObjectNode values,
        @Nullable StackResource k) {
      String property = type.nameProperty();
      if (property != null && values.has(property)) {
        return values.path(property).asString();
      }
      String prefix = stack.name() + "-" + resource.logicalId();
      if (k != null && k.name().startsWith(prefix)) {
        return k.name();
      }
      String uuid = turns.get().ids().uuid().replace("-", "").toUpperCase(Locale.ROOT);
      String cut = prefix.substring(0, Math.min(prefix.length(), type.nameLength() - 13));
      return cut + "-" + uuid.substring(0, 12);
    }

    private List<StackResource> leftovers() {
      return stack.resources().stream()
          .filter(one -> !plan.template().resources().containsKey(one.logicalId()))
          .toList()
          .reversed();
    }

    private void remove(StackResource gone) {
      stack =
          inTransaction(
              gone.logicalId(),
              tx -> {
                delete(tx, gone);
                Stack without = stack.without(gone.logicalId());
                without.put(tx);
                return without;
              });
    }

    private void delete(Tx tx, StackResource gone) {
      ResourceType type = types.find(gone.type());
      if (type != null && !gone.retained()) {
        type.delete(tx, turns.get(), gone.made());
      }
    }

    private Map<String, JsonNode> outputs() {
      Map<String, JsonNode> outputs = new LinkedHashMap<>();
      plan.template()
          .outputs()
          .forEach((name, output) -> {
            JsonNode value = evaluator.evaluate(output.path("Value"), "the output " + name);
            outputs.put(name, address.rewrite(value, made::isApi));
          });
      return outputs;
    }

    private void save(Stack changed) {
      store.write(tx -> {
        changed.put(tx);
        return null;
      });
      stack = changed;
    }

    private <T> T inTransaction(String logicalId, Work<T> work) {
      try {
        return store.write(work);
      } catch (AwsException refused) {
        throw new TemplateException(
            "%s was refused: %s (%s)".formatted(logicalId, refused.getMessage(), refused.code()));
      }
    }
  }
}
