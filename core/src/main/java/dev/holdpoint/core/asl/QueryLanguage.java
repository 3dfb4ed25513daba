package dev.holdpoint.core.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The language in which a state's fields are written. */
public enum QueryLanguage {
  JSONPATH("JSONPath"),
  JSONATA("JSONata");

  private static final List<String> KNOWN = List.of("JSONPath", "JSONata");

  private final String awsName;

  QueryLanguage(String awsName) {
    this.awsName = awsName;
  }

  public String awsName() {
    return awsName;
  }

  /** The field {@code QueryLanguage} of a machine or a state, or null where it is absent. */
  static @Nullable QueryLanguage read(Fields fields) {
    String language = fields.string("QueryLanguage");
    if (language == null) {
      return null;
    }
    if (!KNOWN.contains(language)) {
      fields
          .problems()
          .schema("Value should be one of the following: " + KNOWN, fields.at("QueryLanguage"));
      return null;
    }
    return language.equals("JSONata") ? JSONATA : JSONPATH;
  }
}
