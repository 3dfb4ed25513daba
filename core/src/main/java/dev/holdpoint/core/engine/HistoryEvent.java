package dev.holdpoint.core.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdpoint.core.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of the history that AWS shows. Its time is that of the journal entry it stands in.
 *
 * @param details as AWS names them; inputs and outputs are JSON text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEvent(
    @JsonProperty("i") long id,
    @JsonProperty("p") long previousId,
    @JsonProperty("y") HistoryEventType type,
    @JsonProperty("d") @Nullable ObjectNode details) {

  /** Details that hold a payload: {@code {MEMBER: text, MEMBERDetails: {truncated: false}}}. */
  public static ObjectNode payload(String member, String json) {
    ObjectNode details = Json.object();
    details.put(member, json);
    details.set(member + "Details", Json.object().put("truncated", false));
    return details;
  }
}
