package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML as a JSON tree. CloudFormation's short tags become its long forms ({@code Fn::Sub}). */
final class YamlTree {
  /** Ours: keeps a document that refers to itself from growing without end. */
  private static final int MAX_NODES = 200_000;

  private static final int MAX_DEPTH = 100;
  private int nodes;

  private YamlTree() {}

  static JsonNode read(String text) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(8 << 20).setSchema(new CoreSchema()).build();
    try {
      String strict = LoneHyphens.quoted(text, each -> checkDepth(events(settings, each)));
      Optional<Node> root = new Compose(settings).composeString(strict);
      return root.map(node -> new YamlTree().convert(node, 0)).orElseGet(Json::object);
    } catch (YamlEngineException e) {
      throw new TemplateException("This is not YAML: " + e.getMessage());
    }
  }

  private static Iterable<Event> events(LoadSettings settings, String text) {
    return new Parse(settings).parseString(text);
  }

  /** Before nodes are made of it, which goes down as deep as the document does. */
  private static void checkDepth(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        throw tooMuch();
      }
    }
  }

  private static TemplateException tooMuch() {
    return new TemplateException(
        "Expected at most " + MAX_NODES + " values, " + MAX_DEPTH + " deep, but there are more");
  }

  private JsonNode convert(Node node, int depth) {
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
      throw tooMuch();
    }
    String tag = node.getTag().getValue();
    // To the parser a bare ${Name} is a variable of the environment; here it is a text.
    return tag.startsWith("!") && tag.length() > 1 && !node.getTag().equals(Tag.ENV_TAG)
        ? function(tag.substring(1), plain(node, depth))
        : plain(node, depth);
  }

  private static JsonNode function(String name, JsonNode argument) {
    return switch (name) {
      case "Ref", "Condition" -> Json.object().set(name, argument);
      case "GetAtt" -> Json.object().set("Fn::GetAtt", attribute(argument));
      default -> Json.object().set("Fn::" + name, argument);
    };
  }

  private static JsonNode attribute(JsonNode argument) {
    String text = argument.isString() ? argument.stringValue() : "";
    int dot = text.indexOf('.');
    return dot < 0
        ? argument
        : Json.array().add(text.substring(0, dot)).add(text.substring(dot + 1));
  }

  private JsonNode plain(Node node, int depth) {
    return switch (node) {
      case MappingNode mapping -> object(mapping, depth);
      case SequenceNode sequence -> array(sequence, depth);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new TemplateException("Expected a value, but found " + at(node));
    };
  }

  private ObjectNode object(MappingNode mapping, int depth) {
    ObjectNode object = Json.object();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new TemplateException("Expected a text as key " + at(tuple.getKeyNode()));
      }
      if (object.has(key.getValue())) {
        throw new TemplateException("The key " + key.getValue() + " is given twice " + at(key));
      }
      object.set(key.getValue(), convert(tuple.getValueNode(), depth + 1));
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence, int depth) {
    ArrayNode array = Json.array();
    sequence.getValue().forEach(item -> array.add(convert(item, depth + 1)));
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.STR) && scalar.getScalarStyle() == ScalarStyle.PLAIN) {
      return word(text);
    }
    try {
      return tag.equals(Tag.INT)
          ? integer(text)
          : tag.equals(Tag.FLOAT) ? json.numberNode(new BigDecimal(text)) : json.stringNode(text);
    } catch (NumberFormatException e) {
      return json.stringNode(text);
    }
  }

  /** In YAML 1.1, which AWS reads, these are booleans. Capitals are not touched: OFF is a mode. */
  private static JsonNode word(String text) {
    return switch (text) {
      case "yes", "Yes", "on", "On" -> JsonNodeFactory.instance.booleanNode(true);
      case "no", "No", "off", "Off" -> JsonNodeFactory.instance.booleanNode(false);
      default -> JsonNodeFactory.instance.stringNode(text);
    };
  }

  /** An account number may begin with a zero, which a number would lose. */
  private static JsonNode integer(String text) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return text.matches("-?(0|[1-9][0-9]{0,14})")
        ? json.numberNode(Long.parseLong(text))
        : text.matches("-?[1-9][0-9]*")
            ? json.numberNode(new BigInteger(text))
            : json.stringNode(text);
  }

  private static String at(Node node) {
    return node.getStartMark()
        .map(mark -> "in line " + (mark.getLine() + 1))
        .orElse("somewhere in the template");
  }
}
