package dev.holdpoint.core.query.jsonata.eval;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values appended one after another: one stays what it is, more of them become an array. */
final class Appending {
  private final Run run;
  private @Nullable JsonNode first;
  private @Nullable Items all;

  Appending(Run run) {
    this.run = run;
  }

  void add(@Nullable JsonNode value) {
    if (value == null) {
      return;
    }
    if (first == null) {
      first = value;
      return;
    }
    if (all == null) {
      all = Items.array();
      Values.addTo(run, all, first);
    }
    Values.addTo(run, all, value);
  }

  @Nullable JsonNode result() {
    return all != null ? all : first;
  }
}
