package dev.holdpoint.core.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A task that moves messages out of a dead-letter queue, and how far it is.
 *
 * @param number grows with time
 * @param destination null where each message goes back to where it came from
 * @param rate messages a second, or null for as fast as it goes
 * @param toMove how many there were when it began
 * @param failure why it failed, or null
 */
public record MoveTask(
    long number,
    Arn source,
    @Nullable Arn destination,
    @Nullable Integer rate,
    Status status,
    Instant startedAt,
    long toMove,
    long moved,
    @Nullable String failure) {

  /** AWS's words. */
  public enum Status {
    RUNNING,
    COMPLETED,
    CANCELLING,
    CANCELLED,
    FAILED
  }

  /** The newest of a queue's tasks has the first key. */
  String key() {
    return keys(source) + "%019d".formatted(Long.MAX_VALUE - number);
  }

  static String keys(Arn source) {
    return source.value() + "/";
  }

  /** By which it is cancelled: opaque to callers, though it is JSON as on AWS. */
  public String handle() {
    String json =
        Json.write(
            Json.object().put("taskId", Long.toString(number)).put("sourceArn", source.value()));
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }

  boolean isActive() {
    return status == Status.RUNNING || status == Status.CANCELLING;
  }

  MoveTask became(Status next, @Nullable String because) {
    return new MoveTask(number, source, destination, rate, next, startedAt, toMove, moved, because);
  }

  MoveTask movedMore(int messages) {
    long all = moved + messages;
    return new MoveTask(
        number, source, destination, rate, status, startedAt, Math.max(toMove, all), all, failure);
  }
}
