package dev.holdpoint.core.query.jsonata;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON in which strings of the form {@code {% … %}} are expressions, at any depth. */
public final class JsonataTemplate {
  private final Part root;

  private JsonataTemplate(Part root) {
    this.root = root;
  }

  /**
   * Compiles a template. Keys are never evaluated.
   *
   * @throws InvalidTemplateExpression where an expression is none
   */
  public static JsonataTemplate compile(JsonNode template) {
    return new JsonataTemplate(part(template, ""));
  }

  private static Part part(JsonNode template, String location) {
    Part part =
        switch (template) {
          case ObjectNode object -> fields(object, location);
          case ArrayNode array -> elements(array, location);
          default -> template.isString() ? string(template, location) : new Part.Constant(template);
        };
    return part.isConstant() ? new Part.Constant(template) : part;
  }

  private static Part string(JsonNode template, String location) {
    String inner = JsonataExpression.inner(template.stringValue());
    if (inner == null) {
      return new Part.Constant(template);
    }
    try {
      return new Part.Computed(JsonataExpression.compile(inner), location);
    } catch (InvalidExpression e) {
      throw new InvalidTemplateExpression(location, e);
    }
  }

  private static Part fields(ObjectNode object, String location) {
    List<Part.Field> fields = new ArrayList<>();
    object.forEachEntry(
        (name, value) -> fields.add(new Part.Field(name, part(value, location + "/" + name))));
    return new Part.Fields(fields);
  }

  private static Part elements(ArrayNode array, String location) {
    List<Part> elements = new ArrayList<>();
    for (JsonNode element : array) {
      elements.add(part(element, location + "[" + elements.size() + "]"));
    }
    return new Part.Elements(elements);
  }

  /**
   * The template with its expressions evaluated.
   *
   * @param field the field that holds the template, such as {@code Output}
   * @throws dev.holdpoint.core.query.QueryFailure where an expression has no value
   */
  public JsonNode evaluate(Scope scope, String field) {
    return root.evaluate(scope, field);
  }

  /** The expression that the template is, where it is no more than one. */
  public @Nullable JsonataExpression expression() {
    return root instanceof Part.Computed(var expression, _) ? expression : null;
  }

  /** The variables that its expressions take from outside. */
  public Set<String> variables() {
    Set<String> names = new TreeSet<>();
    root.visit(expression -> names.addAll(expression.variables()));
    return names;
  }

  /** The fields of {@code $states} that its expressions refer to, an empty name for all of it. */
  public Set<String> statesFields() {
    Set<String> names = new TreeSet<>();
    root.visit(expression -> names.addAll(expression.statesFields()));
    return names;
  }

  private sealed interface Part {
    JsonNode evaluate(Scope scope, String field);

    void visit(Consumer<JsonataExpression> visitor);

    default boolean isConstant() {
      return false;
    }

    record Constant(JsonNode value) implements Part {
      @Override
      public JsonNode evaluate(Scope scope, String field) {
        return value;
      }

      @Override
      public void visit(Consumer<JsonataExpression> visitor) {}

      @Override
      public boolean isConstant() {
        return true;
      }
    }

    record Computed(JsonataExpression expression, String location) implements Part {
      @Override
      public JsonNode evaluate(Scope scope, String field) {
        return expression.evaluate(scope, field + location);
      }

      @Override
      public void visit(Consumer<JsonataExpression> visitor) {
        visitor.accept(expression);
      }
    }

    record Field(String name, Part part) {}

    record Fields(List<Field> fields) implements Part {
      @Override
      public JsonNode evaluate(Scope scope, String field) {
        ObjectNode object = Json.object();
        for (Field part : fields) {
          object.set(part.name(), part.part().evaluate(scope, field));
        }
        return object;
      }

      @Override
      public void visit(Consumer<JsonataExpression> visitor) {
        fields.forEach(field -> field.part().visit(visitor));
      }

      @Override
      public boolean isConstant() {
        return fields.stream().allMatch(field -> field.part().isConstant());
      }
    }

    record Elements(List<Part> elements) implements Part {
      @Override
      public JsonNode evaluate(Scope scope, String field) {
        ArrayNode array = Json.array();
        elements.forEach(element -> array.add(element.evaluate(scope, field)));
        return array;
      }

      @Override
      public void visit(Consumer<JsonataExpression> visitor) {
        elements.forEach(element -> element.visit(visitor));
      }

      @Override
      public boolean isConstant() {
        return elements.stream().allMatch(Part::isConstant);
      }
    }
  }
}
