package dev.holdpoint.core.sqs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What travels with a message besides its body, as it stands in the store. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Envelope(
    @Nullable Map<String, MessageAttribute> attributes,
    @Nullable String trace,
    @Nullable String group,
    @Nullable String deadLetterSource,
    @Nullable String deduplication) {
  private static final Envelope EMPTY = new Envelope(null, null, null, null, null);
  private static final String NOTHING = "{}";

  static Envelope read(String json) {
    return json.equals(NOTHING) ? EMPTY : Json.read(Json.parse(json), Envelope.class);
  }

  String json() {
    return equals(EMPTY) ? NOTHING : Json.write(this);
  }

  Map<String, MessageAttribute> messageAttributes() {
    return attributes == null ? Map.of() : attributes;
  }

  /**
   * As a dead letter of this queue.
   *
   * @param id in a FIFO queue the deduplication id that tells dead letters apart, else null
   */
  Envelope deadLetterOf(String queueArn, @Nullable String id) {
    return new Envelope(attributes, trace, group, queueArn, id);
  }

  /** As a message that was never a dead letter. */
  Envelope redriven() {
    return new Envelope(attributes, trace, group, null, deduplication);
  }
}
