package dev.holdpoint.app.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts resources behind those that they refer to or depend on; else the template's order. */
public final class CreationOrder {
  private final Map<String, TemplateResource> resources;
  private final Map<String, TemplateResource> done = new LinkedHashMap<>();
  private final List<String> path = new ArrayList<>();

  private CreationOrder(Map<String, TemplateResource> resources) {
    this.resources = resources;
  }

  /**
   * The resources in an order in which they can be made.
   *
   * @throws TemplateException where they refer to each other in a circle
   */
  public static List<TemplateResource> of(Map<String, TemplateResource> resources) {
    CreationOrder order = new CreationOrder(resources);
    resources.values().forEach(order::visit);
    return List.copyOf(order.done.values());
  }

  private void visit(TemplateResource resource) {
    String id = resource.logicalId();
    if (done.containsKey(id)) {
      return;
    }
    if (path.contains(id)) {
      List<String> circle = path.subList(path.indexOf(id), path.size());
      throw new TemplateException(
          "The resources depend on each other in a circle: %s -> %s."
              .formatted(String.join(" -> ", circle), id));
    }
    path.add(id);
    for (String needed : needs(resource)) {
      TemplateResource other = resources.get(needed);
      if (other != null) {
        visit(other);
      }
    }
    path.removeLast();
    done.put(id, resource);
  }

  private Set<String> needs(TemplateResource resource) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : resource.dependsOn()) {
      if (!resources.containsKey(name)) {
        throw new TemplateException(
            "%s depends on %s, which is no resource of the template."
                .formatted(resource.logicalId(), name));
      }
      names.add(name);
    }
    collect(resource.properties(), names);
    return names;
  }

  /** The names that functions in this value refer to, of resources or not. */
  public static Set<String> references(JsonNode value) {
    Set<String> names = new LinkedHashSet<>();
    collect(value, names);
    return names;
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node instanceof ObjectNode object && object.size() == 1) {
      Map.Entry<String, JsonNode> only = object.properties().iterator().next();
      named(only.getKey(), only.getValue(), names);
    }
    node.values().forEach(child -> collect(child, names));
  }

  private static void named(String function, JsonNode argument, Set<String> names) {
    switch (function) {
      case "Ref" -> names.add(argument.asString(""));
      case "Fn::GetAtt" ->
          names.add(beforeDot((argument.isArray() ? argument.path(0) : argument).asString("")));
      case "Fn::Sub" ->
          Substitution.names((argument.isArray() ? argument.path(0) : argument).asString(""))
              .forEach(name -> names.add(beforeDot(name)));
      default -> {
        // Other functions refer to nothing but through their arguments.
      }
    }
  }

  private static String beforeDot(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
