package dev.holdpoint.app.torture;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients were told, and what they only tried. Thread-safe. */
final class Ledger {
  /** Acknowledged executions: their names, and their ARNs. */
  final Map<String, String> started = new ConcurrentHashMap<>();

  /** Names of executions whose start was cut off: nobody knows. */
  final Set<String> maybeStarted = ConcurrentHashMap.newKeySet();

  /** Every answer that was given or tried, by token. */
  final Map<String, Set<Answer>> tried = new ConcurrentHashMap<>();

  /** The answer that was acknowledged, by token. */
  final Map<String, Answer> answered = new ConcurrentHashMap<>();

  /** Ids of the messages that carried a token. */
  final Map<String, Set<String>> messages = new ConcurrentHashMap<>();

  /** When a message's deletion was acknowledged, by its id. */
  final Map<String, Long> deletedNanos = new ConcurrentHashMap<>();

  /** Messages that were received and left in the queue on purpose. */
  final Set<String> kept = ConcurrentHashMap.newKeySet();

  /** Bodies of plain messages whose sending was acknowledged. */
  final Set<String> sent = ConcurrentHashMap.newKeySet();

  /** Bodies of plain messages that were received. */
  final Set<String> arrived = ConcurrentHashMap.newKeySet();

  final Queue<String> violations = new ConcurrentLinkedQueue<>();

  /** How often a server said yes. */
  final AtomicInteger acknowledged = new AtomicInteger();

  /** What a worker says with a token; its id tells it apart from all others. */
  record Answer(Kind kind, String id) {}

  enum Kind {
    SUCCESS,
    REFUSED,
    AGAIN
  }
}
