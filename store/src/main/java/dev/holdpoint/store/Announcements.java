package dev.holdpoint.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How nodes tell each other what they committed, over the database: lines of news, many in one
 * message, which begins with the name of the node that sends it.
 */
final class Announcements {
  /** PostgreSQL takes messages of less than 8,000 bytes. */
  private static final int MAX_LENGTH = 1_900;

  private final String node = UUID.randomUUID().toString();
  private final String channel;

  /**
   * @param installation the installation's own number in the database
   */
  Announcements(long installation) {
    this.channel = "holdpoint_" + Long.toHexString(installation);
  }

  /** Where to listen. */
  String channel() {
    return channel;
  }

  /** Sends its parameter, a message, with the transaction's commit. */
  String statement() {
    return "SELECT pg_notify('" + channel + "', ?)";
  }

  List<String> messages(Set<String> news) {
    List<String> messages = new ArrayList<>();
    StringBuilder message = new StringBuilder(node);
    for (String line : news) {
      if (message.length() + line.length() > MAX_LENGTH && message.length() > node.length()) {
        messages.add(message.toString());
        message.setLength(node.length());
      }
      message.append('\n').append(line);
    }
    if (message.length() > node.length()) {
      messages.add(message.toString());
    }
    return messages;
  }

  /** The news in another node's message; none in one of our own. */
  Collection<String> news(String message) {
    List<String> lines = message.lines().toList();
    return lines.isEmpty() || lines.getFirst().equals(node)
        ? List.of()
        : lines.subList(1, lines.size());
  }
}
