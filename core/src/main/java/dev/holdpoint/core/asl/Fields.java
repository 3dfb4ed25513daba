package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.ReferencePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a definition, read field by field. What is wrong with a field becomes a problem,
 * and the field is absent.
 */
final class Fields {
  private final ObjectNode object;
  private final String location;
  private final Problems problems;
  private final QueryLanguage language;
  private final Around around;

  Fields(ObjectNode object, String location, Problems problems) {
    this(
        object,
        location,
        problems,
        QueryLanguage.JSONPATH,
        new Around(QueryLanguage.JSONPATH, "", ""));
  }

  private Fields(
      ObjectNode object,
      String location,
      Problems problems,
      QueryLanguage language,
      Around around) {
    this.object = object;
    this.location = location;
    this.problems = problems;
    this.language = language;
    this.around = around;
  }

  /**
   * What an object is in.
   *
   * @param machine the language of the whole machine
   * @param state where the state is
   * @param type the state's type
   */
  private record Around(QueryLanguage machine, String state, String type) {}

  /** The same object, written in this language; so are those within it. */
  Fields in(QueryLanguage other) {
    return new Fields(object, location, problems, other, around);
  }

  /** The same object in a machine whose states are written in this language unless they say. */
  Fields inMachine(QueryLanguage other) {
    return new Fields(object, location, problems, other, new Around(other, "", ""));
  }

  /** The same object in the whole machine's language, whatever that of the state around it. */
  Fields asMachine() {
    return in(around.machine());
  }

  /** An object within this one. */
  private Fields within(ObjectNode inner, String where) {
    return new Fields(inner, where, problems, language, around);
  }

  /** The same object, which is a state of this type. */
  Fields asState(String type) {
    Around state = new Around(around.machine(), location, type);
    return new Fields(object, location, problems, language, state);
  }

  /** The type of the state that this object is in. */
  String type() {
    return around.type();
  }

  /** Where a field is within its state, such as {@code Choices[0]/Condition}. */
  String within(String name) {
    return at(name).substring(around.state().length() + 1);
  }

  QueryLanguage language() {
    return language;
  }

  Problems problems() {
    return problems;
  }

  /** Where this object is; the definition itself is at {@code /}. */
  String location() {
    return location.isEmpty() ? "/" : location;
  }

  String at(String name) {
    return location + "/" + name;
  }

  boolean has(String name) {
    return object.has(name);
  }

  List<String> names() {
    return List.copyOf(object.propertyNames());
  }

  /** The object as it stands in the definition. */
  JsonNode tree() {
    return object;
  }

  @Nullable JsonNode any(String name) {
    return object.get(name);
  }

  void only(Set<String> allowed) {
    for (String name : object.propertyNames()) {
      if (!allowed.contains(name)) {
        problems.schema("Field '" + name + "' is not supported", location());
      }
    }
  }

  void require(String... names) {
    List<String> missing = Arrays.stream(names).filter(name -> !has(name)).toList();
    if (!missing.isEmpty()) {
      problems.missing(missing, location());
    }
  }

  void atMostOne(String... names) {
    if (Arrays.stream(names).filter(this::has).count() > 1) {
      problems.schema(
          "There should only be one of the following fields: " + Arrays.toString(names),
          location());
    }
  }

  @Nullable String string(String name) {
    JsonNode value = typed(name, JsonNode::isString, "String");
    return value == null ? null : value.stringValue();
  }

  @Nullable Boolean bool(String name) {
    JsonNode value = typed(name, JsonNode::isBoolean, "Boolean");
    return value == null ? null : value.booleanValue();
  }

  @Nullable Long integer(String name, long min, long max) {
    JsonNode value = typed(name, JsonNode::isIntegralNumber, "Integer");
    return value == null || outside(name, value, min, max) ? null : Long.valueOf(value.longValue());
  }

  @Nullable Double number(String name, long min, long max) {
    JsonNode value = typed(name, JsonNode::isNumber, "Float");
    return value == null || outside(name, value, min, max)
        ? null
        : Double.valueOf(value.doubleValue());
  }

  private boolean outside(String name, JsonNode value, long min, long max) {
    if (value.doubleValue() < min) {
      problems.schema("Minimum value is " + min, at(name));
      return true;
    }
    if (value.doubleValue() > max) {
      problems.schema("Maximum value is " + max, at(name));
      return true;
    }
    return false;
  }

  @Nullable Fields object(String name) {
    return typed(name, JsonNode::isObject, "Object") instanceof ObjectNode value
        ? within(value, at(name))
        : null;
  }

  /** The objects of a list; an absent list has none. */
  List<Fields> objects(String name) {
    List<Fields> all = new ArrayList<>();
    JsonNode list = typed(name, JsonNode::isArray, "Array");
    for (int i = 0; list != null && i < list.size(); i++) {
      String where = at(name) + "[" + i + "]";
      if (list.get(i) instanceof ObjectNode element) {
        all.add(within(element, where));
      } else {
        problems.schema("Expected value of type Object", where);
      }
    }
    return all;
  }

  /** Refuses a list that has nothing in it. */
  void notEmpty(String name) {
    JsonNode list = any(name);
    if (list != null && list.isArray() && list.isEmpty()) {
      problems.schema("Value cannot be empty", at(name));
    }
  }

  List<String> strings(String name) {
    List<String> all = new ArrayList<>();
    JsonNode list = typed(name, JsonNode::isArray, "Array");
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i).isString()) {
        all.add(list.get(i).stringValue());
      } else {
        problems.schema("Expected value of type String", at(name) + "[" + i + "]");
      }
    }
    return all;
  }

  @Nullable JsonPath path(String name) {
    return compiled(name, JsonPath::compile, "Value must be a valid JSONPath.");
  }

  @Nullable ReferencePath reference(String name) {
    return compiled(name, ReferencePath::compile, notAPlace(name));
  }

  /** A path that names one place, in the data or in the context object. */
  @Nullable JsonPath place(String name) {
    JsonPath path = compiled(name, JsonPath::compile, notAPlace(name));
    if (path != null && !path.isReference()) {
      problems.schema("Value is not a Reference Path", at(name));
    }
    return path;
  }

  private String notAPlace(String name) {
    boolean dollar = object.path(name).asString("").startsWith("$");
    return "Value is not a Reference Path"
        + (dollar ? "" : ": Reference path didn't start with '$'");
  }

  <T> @Nullable T compiled(String name, Function<String, T> compiler, String otherwise) {
    String text = string(name);
    if (text == null) {
      return null;
    }
    try {
      return compiler.apply(text);
    } catch (IllegalArgumentException e) {
      problems.schema(otherwise, at(name));
      return null;
    }
  }

  private @Nullable JsonNode typed(String name, Predicate<JsonNode> test, String type) {
    JsonNode value = any(name);
    if (value != null && !test.test(value)) {
      problems.schema("Expected value of type " + type, at(name));
      return null;
    }
    return value;
  }
}
