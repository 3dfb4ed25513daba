package dev.holdpoint.core.s3;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import java.util.List;

/**
 * Who is told of which objects.
 *
 * @param destination a queue, a topic or a function
 * @param events such as {@code s3:ObjectCreated:*}
 * @param prefix with which keys begin that are meant; empty for all
 * @param suffix with which they end
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NotificationRule(
    String id, Arn destination, List<String> events, String prefix, String suffix) {
  public NotificationRule {
    events = List.copyOf(events);
    prefix = prefix == null ? "" : prefix;
    suffix = suffix == null ? "" : suffix;
  }

  boolean means(Happening what, String key) {
    return key.startsWith(prefix)
        && key.endsWith(suffix)
        && events.stream().anyMatch(event -> covers(event, what.event()));
  }

  private static boolean covers(String configured, String event) {
    String own = configured.substring("s3:".length());
    return own.endsWith("*")
        ? event.startsWith(own.substring(0, own.length() - 1))
        : own.equals(event);
  }

  /** Whether one object's event could reach both, which S3 does not allow. */
  boolean overlaps(NotificationRule other) {
    boolean sameKeys =
        (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
            && (suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix));
    return sameKeys
        && events.stream().anyMatch(one -> other.events.stream().anyMatch(two -> meet(one, two)));
  }

  private static boolean meet(String one, String two) {
    return one.equals(two) || within(one, two) || within(two, one);
  }

  private static boolean within(String one, String all) {
    return all.endsWith("*") && one.startsWith(all.substring(0, all.length() - 1));
  }
}
