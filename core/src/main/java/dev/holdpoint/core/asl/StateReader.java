package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.InvalidTemplate;
import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.PayloadTemplate;
import dev.holdpoint.core.query.ReferencePath;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one state, by its type; and what several types have in common. */
final class StateReader {
  private static final List<String> TYPES =
      List.of("Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map");

  private static final Set<String> JSONATA_ONLY = Set.of("Arguments", "Output", "Items");

  private StateReader() {}

  /** The state, or null where it is not one. */
  static @Nullable State read(String name, Fields fields) {
    fields.require("Type");
    String type = fields.string("Type");
    if (type == null || isJsonata(fields)) {
      return null;
    }
    fields.string("Comment");
    return switch (type) {
      case "Pass" -> PassReader.read(name, fields);
      case "Task" -> TaskReader.read(name, fields);
      case "Choice" -> ChoiceReader.read(name, fields);
      case "Wait" -> WaitReader.read(name, fields);
      case "Succeed" -> EndReader.succeed(name, fields);
      case "Fail" -> EndReader.fail(name, fields);
      case "Parallel", "Map" -> {
        fields.problems().notYet("state type", type, fields.at("Type"));
        yield null;
      }
      default -> {
        fields
            .problems()
            .schema(
                "The field 'Type' should have one of these values: " + TYPES, fields.at("Type"));
        yield null;
      }
    };
  }

  private static boolean isJsonata(Fields fields) {
    boolean jsonata = "JSONata".equals(QueryLanguage.read(fields));
    if (jsonata) {
      fields.problems().notYet("query language", "JSONata", fields.at("QueryLanguage"));
    }
    return jsonata;
  }

  /** Refuses every field that AWS refuses on this type, and those that we do not have yet. */
  static void only(Fields fields, Set<String> allowed) {
    for (String name : fields.names()) {
      if (name.equals("Type") || name.equals("Comment") || name.equals("QueryLanguage")) {
        continue;
      }
      if (!allowed.contains(name)) {
        fields.problems().schema("Field '" + name + "' is not supported", fields.location());
      } else if (JSONATA_ONLY.contains(name)) {
        fields.problems().schema(jsonataOnly(name), fields.at(name));
      } else if (name.equals("Assign")) {
        fields.problems().notYet("variables", name, fields.at(name));
      } else if (name.equals("Credentials")) {
        fields.problems().notYet("roles of other accounts", name, fields.at(name));
      }
    }
  }

  private static String jsonataOnly(String name) {
    return "The QueryLanguage is set to 'JSONPath', but field '"
        + name
        + "' is only supported for the 'JSONata' QueryLanguage";
  }

  static Selection selection(Fields fields, String name) {
    if (isNull(fields.any(name))) {
      return new Selection.Nothing();
    }
    JsonPath path = fields.path(name);
    return path == null || path.toString().equals("$")
        ? new Selection.Whole()
        : new Selection.At(path);
  }

  static ResultPath resultPath(Fields fields) {
    if (isNull(fields.any("ResultPath"))) {
      return new ResultPath.Discard();
    }
    ReferencePath path = fields.reference("ResultPath");
    return path == null || path.toString().equals("$")
        ? new ResultPath.Replace()
        : new ResultPath.At(path);
  }

  private static boolean isNull(@Nullable JsonNode value) {
    return value != null && value.isNull();
  }

  static @Nullable PayloadTemplate template(Fields fields, String name) {
    JsonNode template = fields.any(name);
    if (template == null) {
      return null;
    }
    if (!(template instanceof ObjectNode)) {
      fields.problems().schema("Expected value of type Object", fields.at(name));
      return null;
    }
    try {
      return PayloadTemplate.compile(template);
    } catch (InvalidTemplate e) {
      fields.problems().schema(String.valueOf(e.getMessage()), fields.at(name) + e.location());
      return null;
    }
  }

  static Next next(Fields fields) {
    String next = fields.string("Next");
    boolean end = Boolean.TRUE.equals(fields.bool("End"));
    if (end && next != null) {
      fields
          .problems()
          .schema(
              "There should only be one of the following fields: [Next, End]", fields.location());
    }
    if (!end && !fields.has("Next")) {
      fields
          .problems()
          .schema(
              "This object should have only one of the following fields: [Next, End]",
              fields.location());
    }
    return next == null ? new Next.End() : new Next.To(next);
  }
}
