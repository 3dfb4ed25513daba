package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.sqs.Received;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Messages of one receive.
 *
 * @param loan the number under which it is noted that they are with us
 * @param back when those that are not done are visible again
 */
record Parcel(long loan, List<Received> messages, Instant back) {

  Parcel {
    messages = List.copyOf(messages);
  }

  /** What messages of all parcels there are, in their order. */
  static List<Received> messages(List<Parcel> parcels) {
    return parcels.stream().flatMap(parcel -> parcel.messages().stream()).toList();
  }

  /** Handles of the messages that are not among these. */
  List<String> without(List<Received> done) {
    Set<Received> ended = new HashSet<>(done);
    return messages.stream()
        .filter(message -> !ended.contains(message))
        .map(Received::receiptHandle)
        .toList();
  }
}
