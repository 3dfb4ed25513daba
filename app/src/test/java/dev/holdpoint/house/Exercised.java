package dev.holdpoint.house;

import dev.holdpoint.core.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  private final Map<String, String> fields = new LinkedHashMap<>();
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

  /** Who uses this field of this group, or null where nobody does. */
  @Nullable String field(String group, String name) {
    String found = fields.get(group + "." + name);
    return found != null || !(isPart(group) || isPart(name)) ? found : both(group, name);
  }

  private static boolean isPart(String group) {
    return PARTS.contains(group);
  }

  private @Nullable String both(String group, String name) {
    Pattern quoted = Pattern.compile("\"" + Pattern.quote(name) + "(\\.\\$)?\"\\s*:");
    return texts.entrySet().stream()
        .filter(file ->
            file.getValue().contains("\"" + group + "\"") && quoted.matcher(file.getValue()).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Which case or test has all these texts, or null where none has. */
  @Nullable String text(String... all) {
    return texts.entrySet().stream()
        .filter(file -> Stream.of(all).allMatch(file.getValue()::contains))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
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
    object.propertyNames().forEach(name -> fields.putIfAbsent(group + "." + name, file));
  }
}
