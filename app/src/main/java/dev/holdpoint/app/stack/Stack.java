package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a template made, as it is remembered: always exactly what exists, also when a run was
 * interrupted.
 *
 * @param address the address that texts of its resources name, such as {@code http://HOST:PORT}
 * @param secrets secret parameters that nobody gave, by name
 * @param resources in the order in which they were made
 * @param links what it shares with other stacks
 * @param times when what happened to it
 * @param parent the stack of which it is a resource, or null
 */
public record Stack(
    String name,
    Arn id,
    String address,
    Map<String, String> secrets,
    List<StackResource> resources,
    Map<String, JsonNode> outputs,
    @Nullable Links links,
    @Nullable Times times,
    @Nullable Arn parent) {
  public Stack {
    secrets = Map.copyOf(secrets);
    resources = List.copyOf(resources);
    // Stacks that an earlier version made shared nothing.
    links = Objects.requireNonNullElse(links, Links.NONE);
    times = Objects.requireNonNullElse(times, Times.UNKNOWN);
  }

  /**
   * What a stack shares with others.
   *
   * @param exports values that others may import, by their names
   * @param imports names of values that it took from others
   * @param names those under which outputs are exported, by the outputs'
   */
  public record Links(
      Map<String, String> exports, Set<String> imports, @Nullable Map<String, String> names) {
    static final Links NONE = new Links(Map.of(), Set.of(), Map.of());

    public Links {
      exports = Map.copyOf(exports);
      imports = Set.copyOf(imports);
      // An earlier version did not keep them.
      names = names == null ? Map.of() : Map.copyOf(names);
    }
  }

  /**
   * When it was first run, and when its template had been run to the end for the last time; null
   * while it never was.
   */
  public record Times(Instant created, @Nullable Instant finished) {
    /** Stacks of an earlier version do not know. */
    static final Times UNKNOWN = new Times(Instant.EPOCH, Instant.EPOCH);
  }

  /** The stack, or null where there is none of this name. */
  public static @Nullable Stack find(Tx tx, String name) {
    JsonNode body = tx.resources().find(ResourceKind.STACK, name);
    return body == null ? null : Json.read(body, Stack.class);
  }

  /**
   * The stack.
   *
   * @throws TemplateException where there is none of this name
   */
  static Stack get(Tx tx, String name) {
    Stack stack = find(tx, name);
    if (stack == null) {
      List<String> names = all(tx).stream().map(Stack::name).toList();
      throw new TemplateException(
          "There is no stack %s; there is %s."
              .formatted(name, names.isEmpty() ? "none" : String.join(", ", names)));
    }
    return stack;
  }

  /** Every stack, in the order of their names. */
  public static List<Stack> all(Tx tx) {
    return tx.resources().list(ResourceKind.STACK, "", null, 1000).stream()
        .map(resource -> Json.read(resource.body(), Stack.class))
        .toList();
  }

  public void put(Tx tx) {
    tx.resources().put(ResourceKind.STACK, name, Json.tree(this));
  }

  public @Nullable StackResource resource(String logicalId) {
    for (StackResource resource : resources) {
      if (resource.logicalId().equals(logicalId)) {
        return resource;
      }
    }
    return null;
  }

  public Map<String, String> exports() {
    return links == null ? Map.of() : links.exports();
  }

  public Set<String> imports() {
    return links == null ? Set.of() : links.imports();
  }

  /** The name under which an output is exported, or null. */
  public @Nullable String exportOf(String output) {
    return links == null || links.names() == null ? null : links.names().get(output);
  }

  public Times history() {
    return times == null ? Times.UNKNOWN : times;
  }

  /**
   * The stack of which this one is a resource still; null where it is none, or was retained when
   * that went.
   */
  @Nullable Stack owner(Tx tx) {
    Stack other = parent == null ? null : find(tx, nameIn(parent.value()));
    return other != null && other.id().equals(parent) && other.nests().contains(name)
        ? other
        : null;
  }

  /** The name that a stack's ARN has in it; what is no such ARN names none. */
  public static String nameIn(String id) {
    String[] parts = id.split("/", 3);
    return parts.length == 3 && id.startsWith("arn:") ? parts[1] : "";
  }

  /** The outermost stack that it is within; its own id where it is within none. */
  public Arn root(Tx tx) {
    Stack owner = owner(tx);
    return owner != null ? owner.root(tx) : parent != null ? parent : id;
  }

  /** The names of the stacks that are its resources. */
  List<String> nests() {
    return resources.stream()
        .filter(one -> one.type().equals(NestedType.NAME))
        .map(StackResource::name)
        .toList();
  }

  /** It, and all stacks within it. */
  List<Stack> family(Tx tx) {
    List<Stack> family = new ArrayList<>(List.of(this));
    for (String nested : nests()) {
      Stack one = find(tx, nested);
      if (one != null) {
        family.addAll(one.family(tx));
      }
    }
    return family;
  }

  /** The same on its way out: what it took from others holds them no more. */
  Stack going() {
    Links fewer = new Links(exports(), Set.of(), links == null ? null : links.names());
    return new Stack(name, id, address, secrets, resources, outputs, fewer, times, parent);
  }

  /** With this resource at the end; an older one of its logical id goes. */
  Stack with(StackResource made) {
    List<StackResource> others = new ArrayList<>(without(made.logicalId()).resources);
    others.add(made);
    return new Stack(name, id, address, secrets, others, outputs, links, times, parent);
  }

  /** With this resource where the one of its logical id is. */
  Stack inPlace(StackResource changed) {
    List<StackResource> all =
        resources.stream()
            .map(one -> one.logicalId().equals(changed.logicalId()) ? changed : one)
            .toList();
    return new Stack(name, id, address, secrets, all, outputs, links, times, parent);
  }

  /** The same, which leaves these alone when they go. */
  Stack retaining(Set<String> logicalIds) {
    List<StackResource> all =
        resources.stream()
            .map(one -> logicalIds.contains(one.logicalId()) ? one.left() : one)
            .toList();
    return new Stack(name, id, address, secrets, all, outputs, links, times, parent);
  }

  Stack without(String logicalId) {
    List<StackResource> others =
        resources.stream().filter(other -> !other.logicalId().equals(logicalId)).toList();
    return new Stack(name, id, address, secrets, others, outputs, links, times, parent);
  }

  Stack finished(Map<String, JsonNode> computed, Links shared, Instant now) {
    Times then = new Times(history().created(), now);
    List<StackResource> settled = resources.stream().map(StackResource::settled).toList();
    return new Stack(name, id, address, secrets, settled, computed, shared, then, parent);
  }

  Stack begun(String here, Map<String, String> generated) {
    Map<String, String> all = new HashMap<>(secrets);
    all.putAll(generated);
    return new Stack(name, id, here, all, resources, outputs, links, times, parent);
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return "Stack[name=" + name + ", resources=" + resources.size() + "]";
  }
}
