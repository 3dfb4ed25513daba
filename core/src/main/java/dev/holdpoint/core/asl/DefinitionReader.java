package dev.holdpoint.core.asl;

import dev.holdpoint.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** Reads and validates Amazon States Language. */
public final class DefinitionReader {
  private static final Set<String> FIELDS =
      Set.of("Comment", "QueryLanguage", "StartAt", "TimeoutSeconds", "Version", "States");

  private static final int MAX_NAME = 80;
  private static final int SHOWN_SOURCE = 500;

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

  private Definition definition(String text) {
    Fields top = new Fields(parse(text), "", problems);
    top.only(FIELDS);
    top.require("States", "StartAt");
    top.string("Comment");
    version(top);
    String startAt = top.string("StartAt");
    Long timeout = top.integer("TimeoutSeconds", 0, 99_999_999);
    Fields states = top.object("States");
    Map<String, State> read = states != null && isJsonPath(top, states) ? states(states) : Map.of();
    problems.throwIfAny();
    Definition definition = new Definition(String.valueOf(startAt), read, timeout);
    new Graph(definition, problems).check();
    problems.throwIfAny();
    return definition;
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
      throw notJson(text, e, parser.currentLocation());
    }
  }

  private static InvalidDefinition notAnObject() {
    return refusal("SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object", "");
  }

  private static InvalidDefinition notJson(
      String text, JacksonException e, TokenStreamLocation where) {
    String source = "[Source: (String)\"" + shown(text) + position(where) + "]";
    return refusal("INVALID_JSON_DESCRIPTION", e.getOriginalMessage() + "\n at " + source, source);
  }

  private static String shown(String text) {
    int hidden = text.length() - SHOWN_SOURCE;
    return hidden <= 0
        ? text + "\""
        : text.substring(0, SHOWN_SOURCE) + "\"[truncated " + hidden + " chars]";
  }

  private static String position(TokenStreamLocation where) {
    return "; line: " + where.getLineNr() + ", column: " + where.getColumnNr();
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

  /** JSONata will be a second reader of states; until then it is refused, whole or per state. */
  private boolean isJsonPath(Fields top, Fields states) {
    if (!"JSONata".equals(QueryLanguage.read(top))) {
      return true;
    }
    boolean mixed = false;
    for (String name : states.names()) {
      if (states.any(name) instanceof ObjectNode state
          && "JSONPath".equals(state.path("QueryLanguage").asString(""))) {
        mixed = true;
        problems.schema(
            "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
            states.at(name));
      }
    }
    if (!mixed) {
      problems.notYet("query language", "JSONata", top.at("QueryLanguage"));
    }
    return false;
  }

  private Map<String, State> states(Fields states) {
    if (states.names().isEmpty()) {
      problems.schema("Value cannot be empty", states.location());
    }
    Map<String, State> read = new LinkedHashMap<>();
    for (String name : states.names()) {
      Fields fields = states.object(name);
      State state = fields == null ? null : StateReader.read(name, fields);
      if (state != null) {
        read.put(name, state);
      }
      if (name.codePointCount(0, name.length()) > MAX_NAME) {
        problems.add(
            "INVALID_STATE_NAME",
            "State name '" + name + "' exceeds the 80-character limit allowed by the service",
            states.at(name));
      }
    }
    return read;
  }
}
