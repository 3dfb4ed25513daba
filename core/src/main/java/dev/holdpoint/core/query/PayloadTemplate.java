package dev.holdpoint.core.query;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code Parameters} or {@code ResultSelector}, compiled once. */
public final class PayloadTemplate implements Query {
  private final Part root;

  private PayloadTemplate(Part root) {
    this.root = root;
  }

  /**
   * Compiles a template; every {@code "key.$"} in it, at any depth, is an {@link Expression}.
   *
   * @throws InvalidTemplate where an expression is none
   */
  public static PayloadTemplate compile(JsonNode template) {
    return new PayloadTemplate(part(template, ""));
  }

  /**
   * The template with its expressions evaluated.
   *
   * @throws QueryFailure where an expression has no value
   */
  @Override
  public JsonNode evaluate(Scope scope) {
    return root.evaluate(scope);
  }

  @Override
  public Set<String> variables() {
    return root.variables().collect(Collectors.toUnmodifiableSet());
  }

  private static Part part(JsonNode template, String location) {
    Part part =
        switch (template) {
          case ObjectNode object -> fields(object, location);
          case ArrayNode array -> elements(array, location);
          default -> new Part.Constant(template);
        };
    return part.isConstant() ? new Part.Constant(template) : part;
  }

  private static Part fields(ObjectNode object, String location) {
    List<Part.Field> fields = new ArrayList<>();
    for (var property : object.properties()) {
      String name = property.getKey();
      fields.add(
          name.endsWith(".$")
              ? computed(name, property.getValue(), location)
              : new Part.Field(name, part(property.getValue(), location + "/" + name)));
    }
    return new Part.Fields(fields);
  }

  private static Part elements(ArrayNode array, String location) {
    List<Part> elements = new ArrayList<>();
    for (JsonNode element : array) {
      elements.add(part(element, location + "[" + elements.size() + "]"));
    }
    return new Part.Elements(elements);
  }

  private static Part.Field computed(String name, JsonNode value, String location) {
    try {
      if (value.isString()) {
        Expression expression = Expression.compile(value.stringValue());
        return new Part.Field(
            name.substring(0, name.length() - 2), new Part.Computed(name, expression));
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidTemplate(name, location, e);
    }
    throw new InvalidTemplate(name, location, null);
  }

  private sealed interface Part {
    JsonNode evaluate(Scope scope);

    default boolean isConstant() {
      return false;
    }

    default Stream<String> variables() {
      return Stream.empty();
    }

    record Constant(JsonNode value) implements Part {
      @Override
      public JsonNode evaluate(Scope scope) {
        return value;
      }

      @Override
      public boolean isConstant() {
        return true;
      }
    }

    record Computed(String field, Expression expression) implements Part {
      @Override
      public JsonNode evaluate(Scope scope) {
        try {
          return expression.evaluate(scope);
        } catch (QueryFailure e) {
          throw expression.isPath() ? notFound(scope) : e;
        }
      }

      @Override
      public Stream<String> variables() {
        return expression.variables().stream();
      }

      private QueryFailure notFound(Scope scope) {
        return new QueryFailure(
            "States.Runtime",
            "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
                .formatted(expression, field, Json.write(expression.root(scope))));
      }
    }

    record Field(String name, Part part) {}

    record Fields(List<Field> fields) implements Part {
      @Override
      public JsonNode evaluate(Scope scope) {
        ObjectNode object = Json.object();
        for (Field field : fields) {
          object.set(field.name(), field.part().evaluate(scope));
        }
        return object;
      }

      @Override
      public boolean isConstant() {
        return fields.stream().allMatch(field -> field.part().isConstant());
      }

      @Override
      public Stream<String> variables() {
        return fields.stream().flatMap(field -> field.part().variables());
      }
    }

    record Elements(List<Part> elements) implements Part {
      @Override
      public JsonNode evaluate(Scope scope) {
        ArrayNode array = Json.array();
        elements.forEach(element -> array.add(element.evaluate(scope)));
        return array;
      }

      @Override
      public boolean isConstant() {
        return elements.stream().allMatch(Part::isConstant);
      }

      @Override
      public Stream<String> variables() {
        return elements.stream().flatMap(Part::variables);
      }
    }
  }
}
