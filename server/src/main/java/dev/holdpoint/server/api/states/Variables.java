package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of a definition, as the SDK has them. */
final class Variables {
  private Variables() {}

  /** Which variables each state refers to; AWS leaves the member out where none does. */
  static @Nullable Map<String, Set<String>> references(Tx tx, String definition) {
    Map<String, Set<String>> references = StateMachines.variableReferences(tx, definition);
    return references.isEmpty() ? null : references;
  }
}
