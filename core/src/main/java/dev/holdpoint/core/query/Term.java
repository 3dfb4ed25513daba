package dev.holdpoint.core.query;

import tools.jackson.databind.JsonNode;

/** What an expression, or an argument within one, is made of. */
sealed interface Term {
  JsonNode evaluate(Scope scope);

  record Path(JsonPath path) implements Term {
    @Override
    public JsonNode evaluate(Scope scope) {
      return path.read(scope);
    }
  }

  /** Compiles a whole expression. */
  static Term compile(String text) {
    return new Path(JsonPath.compile(text));
  }
}
