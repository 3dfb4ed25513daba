package dev.holdpoint.core.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The field {@code QueryLanguage} of a machine or a state. */
final class QueryLanguage {
  private static final List<String> KNOWN = List.of("JSONPath", "JSONata");

  private QueryLanguage() {}

  static @Nullable String read(Fields fields) {
    String language = fields.string("QueryLanguage");
    if (language != null && !KNOWN.contains(language)) {
      fields
          .problems()
          .schema("Value should be one of the following: " + KNOWN, fields.at("QueryLanguage"));
    }
    return language;
  }
}
