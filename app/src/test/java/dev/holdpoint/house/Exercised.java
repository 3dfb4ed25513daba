package dev.holdpoint.house;

import dev.holdpoint.core.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What our own cases and tests use: the fields of the definitions in {@code cases} and {@code
 * language}, and the words of all tests. Recordings do not count; nor do lists of what is refused.
 */
final class Exercised {
  private static final String RESOURCES = "app/src/test/resources/";

  /** Objects within a state whose fields have a section of their own. */
  private static final List<String> PARTS =
      List.of("ItemReader", "ReaderConfig", "ItemBatcher", "ResultWriter", "WriterConfig");

  private final Map<String, Set<String>> fields = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  Exercised() {
    for (Path file : Checkout.texts()) {
      String name = Checkout.name(file);
      if (name.startsWith(RESOURCES + "cases/") || name.startsWith(RESOURCES + "language/")) {
        String text = Checkout.read(file);
        texts.put(name, text);
        if (name.endsWith(".json")) {
          definitions(Json.parse(text), name);
        }
      }
    }
    for (Path file : Checkout.texts()) {
      String name = Checkout.name(file);
      if (name.contains("/src/test/java/") && !name.contains("/house/")) {
        // Java writes a quote within a text with a stroke before it.
        texts.put(name, Checkout.read(file).replace("\\\"", "\""));
      }
    }
  }

  /** Who uses this field of this group. */
  List<String> field(String group, String name) {
    Set<String> found = fields.getOrDefault(group + "." + name, Set.of());
    return found.isEmpty() && (isPart(group) || isPart(name))
        ? both(group, name)
        : List.copyOf(found);
  }

  private static boolean isPart(String group) {
    return PARTS.contains(group);
  }

  private List<String> both(String group, String name) {
    Pattern quoted = Pattern.compile("\"" + Pattern.quote(name) + "(\\.\\$)?\"\\s*:");
    return where(text -> text.contains("\"" + group + "\"") && quoted.matcher(text).find());
  }

  /** Which cases and tests have all these texts. */
  List<String> text(String... all) {
    return where(text -> Stream.of(all).allMatch(text::contains));
  }

  private List<String> where(Predicate<String> test) {
    return texts.entrySet().stream()
        .filter(file -> test.test(file.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void definitions(JsonNode node, String file) {
    JsonNode definition = node.path("definition");
    if (definition.isObject()) {
      machine(definition, "Machine", file);
    } else if (definition.isString()) {
      try {
        machine(Json.parse(definition.stringValue()), "Machine", file);
      } catch (JacksonException e) {
        // A case may send what is no definition.
      }
    }
    node.forEach(child -> definitions(child, file));
  }

  private void machine(JsonNode machine, String group, String file) {
    hit(machine, group, file);
    machine.path("States").forEach(state -> state(state, file));
  }

  private void state(JsonNode state, String file) {
    hit(state, state.path("Type").asString(""), file);
    state.path("Retry").forEach(each -> hit(each, "Retry", file));
    state.path("Catch").forEach(each -> hit(each, "Catch", file));
    state.path("Choices").forEach(each -> rule(each, file));
    state.path("Branches").forEach(branch -> machine(branch, "Branch", file));
    for (String processor : List.of("ItemProcessor", "Iterator")) {
      machine(state.path(processor), "Processor", file);
      hit(state.path(processor).path("ProcessorConfig"), "ProcessorConfig", file);
    }
    parts(state, file);
  }

  private void parts(JsonNode object, String file) {
    for (String part : PARTS) {
      JsonNode inner = object.path(part);
      hit(inner, part, file);
      if (inner.isObject()) {
        parts(inner, file);
      }
    }
  }

  private void rule(JsonNode rule, String file) {
    hit(rule, "Choice rule", file);
    rule.path("And").forEach(each -> rule(each, file));
    rule.path("Or").forEach(each -> rule(each, file));
    if (rule.path("Not").isObject()) {
      rule(rule.path("Not"), file);
    }
  }

  private void hit(JsonNode object, String group, String file) {
    object.propertyNames().forEach(name -> hit(group + "." + name, file));
  }

  private void hit(String field, String file) {
    fields.computeIfAbsent(field, _ -> new LinkedHashSet<>()).add(file);
  }
}
