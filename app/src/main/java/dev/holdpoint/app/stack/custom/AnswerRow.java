package dev.holdpoint.app.stack.custom;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where the one answer to a request is kept, as a row by the request's id.
 *
 * @param address under which the maker was told to answer
 * @param handedOver whether the maker has taken the request, and may answer later
 * @param body the answer, or null while there is none
 */
record AnswerRow(String address, Instant deadline, boolean handedOver, @Nullable String body) {

  static @Nullable AnswerRow find(Tx tx, String requestId) {
    JsonNode row = tx.resources().find(ResourceKind.CUSTOM_REQUEST, requestId);
    return row == null ? null : Json.read(row, AnswerRow.class);
  }

  void put(Tx tx, String requestId) {
    tx.resources().put(ResourceKind.CUSTOM_REQUEST, requestId, Json.tree(this));
  }

  /** At another address nobody answers any more: the maker is told again. */
  AnswerRow at(String here) {
    return address.equals(here) ? this : new AnswerRow(here, deadline, false, body);
  }

  AnswerRow taken() {
    return new AnswerRow(address, deadline, true, body);
  }

  AnswerRow answered(String answer) {
    return new AnswerRow(address, deadline, handedOver, answer);
  }

  /** Not what was answered: it may be secret. */
  @Override
  public String toString() {
    return "AnswerRow[" + (body == null ? "open" : "answered") + "]";
  }
}
