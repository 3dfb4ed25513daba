package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.InvalidTemplate;
import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.PayloadTemplate;
import dev.holdpoint.core.query.Query;
import dev.holdpoint.core.query.ReferencePath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads how data flows through a state, in the state's query language. */
final class DataflowReader {
  private DataflowReader() {}

  static Dataflow read(Fields fields) {
    return switch (fields.language()) {
      case JSONPATH ->
          new Dataflow.Paths(
              selection(fields, "InputPath"),
              template(fields, "Parameters"),
              template(fields, "ResultSelector"),
              resultPath(fields),
              selection(fields, "OutputPath"),
              assign(fields));
      case JSONATA ->
          new Dataflow.Jsonata(
              Expressions.template(fields, "Arguments"),
              Expressions.template(fields, "Output"),
              assign(fields));
    };
  }

  /** {@code Assign}: an object whose names are variables. */
  static @Nullable Query assign(Fields fields) {
    Fields names = fields.object("Assign");
    if (names == null) {
      return null;
    }
    Assignments.check(names);
    return template(fields, "Assign");
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

  /** A template of the state's language: in JSONPath it must be an object. */
  static @Nullable Query template(Fields fields, String name) {
    return switch (fields.language()) {
      case JSONATA -> Expressions.template(fields, name);
      case JSONPATH -> payload(fields, name);
    };
  }

  private static @Nullable Query payload(Fields fields, String name) {
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
}
