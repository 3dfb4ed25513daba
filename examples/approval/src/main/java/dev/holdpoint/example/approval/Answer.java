package dev.holdpoint.example.approval;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * What a person decided.
 *
 * @param decidedBy as that person states it
 */
record Answer(Decision decision, Instant decidedAt, String decidedBy, String comment) {
  /** The two words a person can say. */
  enum Decision {
    APPROVED,
    REJECTED
  }

  /** As the workflow gets it. */
  String toJson() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("decision", word());
    fields.put("decidedAt", decidedAt.toString());
    fields.put("decidedBy", decidedBy);
    fields.put("comment", comment);
    return JSON.std.asString(fields);
  }

  String word() {
    return switch (decision) {
      case APPROVED -> "approved";
      case REJECTED -> "rejected";
    };
  }
}
