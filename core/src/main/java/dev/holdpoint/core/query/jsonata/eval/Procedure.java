package dev.holdpoint.core.query.jsonata.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A function as a value. */
public interface Procedure {
  /** How many arguments it makes use of. */
  int arity();

  /** How messages call it, where it has a name of its own. */
  default @Nullable String name() {
    return null;
  }

  /** What arguments it takes, where it says so. */
  default @Nullable Signature signature() {
    return null;
  }

  /** Its value; arguments have been held against the signature. */
  @Nullable JsonNode call(Run run, List<@Nullable JsonNode> arguments, @Nullable JsonNode input);
}
