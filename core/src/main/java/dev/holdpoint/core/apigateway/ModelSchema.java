package dev.holdpoint.core.apigateway;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model: a schema in JSON Schema, draft 4, that may refer to the API's other models. Nothing is
 * fetched.
 */
public final class ModelSchema {
  private static final String REFERENCE = "$ref";
  private static final String OTHERS = "definitions";

  private final Schema schema;

  /**
   * Compiles a model.
   *
   * @throws AwsException where it is none
   */
  public ModelSchema(JsonNode model, Map<String, JsonNode> models) {
    try {
      ObjectNode whole = whole(model, models);
      schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(whole);
      schema.initializeValidators();
    } catch (SchemaException | ClassCastException e) {
      throw AwsException.of("BadRequestException", "Invalid model specified: " + e.getMessage());
    }
  }

  /** Refuses what is no model. */
  public static void check(JsonNode model, Map<String, JsonNode> models) {
    ModelSchema _ = new ModelSchema(model, models);
  }

  private static ObjectNode whole(JsonNode model, Map<String, JsonNode> models) {
    ObjectNode whole = (ObjectNode) local(model);
    // Whatever draft it names, it is read as AWS reads it.
    whole.remove("$schema");
    ObjectNode own = whole.withObjectProperty(OTHERS);
    models.forEach((name, other) -> {
      if (!own.has(name)) {
        own.set(name, local(other));
      }
    });
    return whole;
  }

  /** A copy whose references to models lead to the copies beside it. */
  private static JsonNode local(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = Json.object();
        object
            .properties()
            .forEach(e -> {
              boolean reference = e.getKey().equals(REFERENCE) && e.getValue().isString();
              copy.set(
                  e.getKey(),
                  reference ? Json.text(target(e.getValue().stringValue())) : local(e.getValue()));
            });
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = Json.array();
        array.values().forEach(item -> copy.add(local(item)));
        yield copy;
      }
      default -> node;
    };
  }

  private static String target(String reference) {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    if (reference.matches("https://apigateway\\.amazonaws\\.com/restapis/[^/]+/models/[^/]+")
        || reference.matches("#/(components/schemas|definitions)/[^/]+")) {
      return "#/" + OTHERS + "/" + name;
    }
    if (reference.startsWith("#")) {
      return reference;
    }
    throw AwsException.of(
        "BadRequestException", "Invalid model specified: the reference " + reference);
  }

  /** Whether a body is as the model says. */
  public boolean fits(JsonNode body) {
    return schema.validate(body).isEmpty();
  }
}
