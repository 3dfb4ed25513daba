package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows a message to its receiver, with the attributes that were asked for. */
final class Receipt {
  private static final Set<String> SYSTEM =
      Set.of(
          "All",
          "SenderId",
          "SentTimestamp",
          "ApproximateReceiveCount",
          "ApproximateFirstReceiveTimestamp",
          "SequenceNumber",
          "MessageDeduplicationId",
          "MessageGroupId",
          "AWSTraceHeader",
          "DeadLetterQueueSourceArn");

  private Receipt() {}

  static void check(List<String> systemAttributeNames) {
    for (String name : systemAttributeNames) {
      if (!SYSTEM.contains(name)) {
        throw SqsError.unknownAttribute(name);
      }
    }
  }

  static Received of(Home home, Queue queue, Message message, ReceiveRequest request) {
    Envelope envelope = Envelope.read(message.attributes());
    Map<String, MessageAttribute> attributes =
        chosen(envelope.messageAttributes(), request.attributeNames());
    return new Received(
        message.messageId(),
        new ReceiptHandle(message.id(), message.receipt()).sealed(queue),
        message.body(),
        Md5.of(message.body()),
        system(home, message, envelope, request.systemAttributeNames()),
        attributes,
        Md5.of(attributes));
  }

  private static Map<String, String> system(
      Home home, Message message, Envelope envelope, List<String> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<String, String> all = new TreeMap<>();
    all.put("SenderId", home.account());
    all.put("SentTimestamp", millis(message.sentAt()));
    all.put("ApproximateReceiveCount", Integer.toString(message.receiveCount()));
    Instant first = message.firstReceivedAt();
    put(all, "ApproximateFirstReceiveTimestamp", first == null ? null : millis(first));
    put(all, "AWSTraceHeader", envelope.trace());
    put(all, "MessageGroupId", envelope.group());
    put(all, "MessageDeduplicationId", envelope.deduplication());
    if (message.orderedIn() != null) {
      all.put("SequenceNumber", Sequence.number(message.sequence()));
    }
    put(all, "DeadLetterQueueSourceArn", envelope.deadLetterSource());
    if (!names.contains("All")) {
      all.keySet().retainAll(names);
    }
    return all;
  }

  private static void put(Map<String, String> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  private static String millis(Instant instant) {
    return Long.toString(instant.toEpochMilli());
  }

  private static Map<String, MessageAttribute> chosen(
      Map<String, MessageAttribute> all, List<String> names) {
    Map<String, MessageAttribute> chosen = new TreeMap<>(all);
    chosen.keySet().removeIf(name -> names.stream().noneMatch(wanted -> matches(wanted, name)));
    return chosen;
  }

  private static boolean matches(String wanted, String name) {
    return wanted.equals("All")
        || wanted.equals(name)
        || (wanted.endsWith(".*") && name.startsWith(wanted.substring(0, wanted.length() - 2)));
  }
}
