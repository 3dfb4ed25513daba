package dev.holdpoint.core.asl;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one state, by its type; and what several types have in common. */
final class StateReader {
  private static final List<String> TYPES =
      List.of("Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map");

  private static final Set<String> JSONATA_ONLY = Set.of("Arguments", "Output", "Items");

  private static final Set<String> JSONPATH_ONLY =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "Result",
          "ResultSelector",
          "ItemsPath",
          "SecondsPath",
          "TimestampPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "MaxConcurrencyPath",
          "MaxItemsPath",
          "MaxItemsPerBatchPath",
          "MaxInputBytesPerBatchPath",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentagePath",
          "ErrorPath",
          "CausePath");

  private StateReader() {}

  /** The state, or null where it is not one. */
  static @Nullable State read(String name, Fields given) {
    given.require("Type");
    String type = given.string("Type");
    if (type == null) {
      language(given);
      return null;
    }
    Fields fields = given.in(language(given)).asState(type);
    fields.string("Comment");
    return switch (type) {
      case "Pass" -> PassReader.read(name, fields);
      case "Task" -> TaskReader.read(name, fields);
      case "Choice" -> ChoiceReader.read(name, fields);
      case "Wait" -> WaitReader.read(name, fields);
      case "Succeed" -> EndReader.succeed(name, fields);
      case "Fail" -> EndReader.fail(name, fields);
      case "Parallel" -> ParallelReader.read(name, fields);
      case "Map" -> MapReader.read(name, fields);
      default -> {
        fields
            .problems()
            .schema(
                "The field 'Type' should have one of these values: " + TYPES, fields.at("Type"));
        yield null;
      }
    };
  }

  /** A state may turn to JSONata within a machine of JSONPath, not the other way round. */
  private static QueryLanguage language(Fields fields) {
    QueryLanguage own = QueryLanguage.read(fields);
    if (own == QueryLanguage.JSONPATH && fields.language() == QueryLanguage.JSONATA) {
      fields
          .problems()
          .schema(
              "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
              fields.location());
    }
    return own == null ? fields.language() : own;
  }

  /** Refuses every field that AWS refuses on this type, and those that we do not have yet. */
  static void only(Fields fields, Set<String> allowed) {
    for (String name : fields.names()) {
      if (name.equals("Type") || name.equals("Comment") || name.equals("QueryLanguage")) {
        continue;
      }
      if (!allowed.contains(name)) {
        fields.problems().schema("Field '" + name + "' is not supported", fields.location());
      } else {
        suits(fields, name);
      }
    }
  }

  private static void suits(Fields fields, String name) {
    QueryLanguage language = fields.language();
    Set<String> others = language == QueryLanguage.JSONATA ? JSONPATH_ONLY : JSONATA_ONLY;
    if (others.contains(name)) {
      fields.problems().schema(onlyInOther(language, name), fields.at(name));
    }
  }

  /** What AWS says of a field that the other language has. */
  static String onlyInOther(QueryLanguage language, String name) {
    QueryLanguage other =
        language == QueryLanguage.JSONATA ? QueryLanguage.JSONPATH : QueryLanguage.JSONATA;
    return "The QueryLanguage is set to '"
        + language.awsName()
        + "', but field '"
        + name
        + "' is only supported for the '"
        + other.awsName()
        + "' QueryLanguage";
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
    boolean unread = fields.has("End") && !fields.tree().path("End").isBoolean();
    if (!end && !unread && !fields.has("Next")) {
      fields
          .problems()
          .schema(
              "This object should have only one of the following fields: [Next, End]",
              fields.location());
    }
    return next == null ? new Next.End() : new Next.To(next);
  }
}
