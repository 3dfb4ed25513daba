package dev.holdpoint.core.asl;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.json.Malformed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** Reads and validates Amazon States Language. */
public final class DefinitionReader {
  private static final Set<String> FIELDS =
      Set.of("Comment", "QueryLanguage", "StartAt", "TimeoutSeconds", "Version", "States");

  private final Problems problems = new Problems();

  private DefinitionReader() {}

  /**
   * Reads a definition.
   *
   * @param text JSON
   * @throws InvalidDefinition where AWS would refuse it, or where it needs what is not there yet
   */
  public static Definition read(String text) {
    return new DefinitionReader().definition(text);
  }

  /**
   * Reads one state by itself: where it leads is not looked at.
   *
   * @param text JSON
   * @param name the state is given this one
   * @throws InvalidDefinition where AWS would refuse it, or where it needs what is not there yet
   */
  public static Definition readState(String text, String name) {
    return new DefinitionReader().state(text, name);
  }

  private Definition state(String text, String name) {
    Fields top = new Fields(parse(text), "", problems);
    State state = StateReader.read(name, top);
    problems.throwIfAny();
    if (state == null) {
      throw new IllegalStateException("Expected a state, but there is none");
    }
    Graph.checkWithin(state, problems);
    problems.throwIfAny();
    return Definition.of(new Submachine(name, Map.of(name, state)), null);
  }

  private Definition definition(String text) {
    Fields top = new Fields(parse(text), "", problems);
    top.only(FIELDS);
    version(top);
    Long timeout = top.integer("TimeoutSeconds", 0, 99_999_999);
    QueryLanguage language = QueryLanguage.read(top);
    Submachine root =
        SubmachineReader.read(top.inMachine(language == null ? QueryLanguage.JSONPATH : language));
    problems.throwIfAny();
    Graph.check(root, problems);
    Labels.check(top.tree(), problems);
    problems.throwIfAny();
    return Definition.of(root, timeout);
  }

  private ObjectNode parse(String text) {
    if (text.isBlank()) {
      throw notAnObject();
    }
    JsonNode node = tree(text);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw notAnObject();
  }

  private static JsonNode tree(String text) {
    // A name given twice would drop a state in silence.
    ObjectReader reader = Json.mapper().reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    try (JsonParser parser = reader.createParser(text)) {
      return tree(text, reader, parser);
    }
  }

  private static JsonNode tree(String text, ObjectReader reader, JsonParser parser) {
    try {
      return reader.readTree(parser);
    } catch (JacksonException e) {
      throw notJson(Malformed.of(text, e, parser.currentLocation()));
    }
  }

  private static InvalidDefinition notAnObject() {
    return refusal("SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object", "");
  }

  private static InvalidDefinition notJson(Malformed malformed) {
    return refusal("INVALID_JSON_DESCRIPTION", malformed.message(), malformed.source());
  }

  private static InvalidDefinition refusal(String code, String message, String location) {
    return new InvalidDefinition(
        List.of(new InvalidDefinition.Diagnostic(code, message, location)));
  }

  private void version(Fields top) {
    String version = top.string("Version");
    if (version != null && !version.equals("1.0")) {
      problems.schema("Value should be one of the following: [1.0]", top.at("Version"));
    }
  }
}
