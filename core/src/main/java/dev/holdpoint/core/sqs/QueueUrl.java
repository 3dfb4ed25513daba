package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Queue URLs end in {@code /ACCOUNT/NAME}. What stands before is the caller's way to this server
 * and says nothing about the queue, so a URL stays good behind another host or port.
 */
public final class QueueUrl {
  private static final Pattern END = Pattern.compile(".*/(\\d{12})/([A-Za-z0-9_.-]{1,80})/?");

  private QueueUrl() {}

  static Arn arn(Home home, String url) {
    if (url.isEmpty()) {
      throw SqsError.missing("QueueUrl");
    }
    Arn arn = read(home, url);
    if (arn == null) {
      throw SqsError.invalidAddress(url);
    }
    return arn;
  }

  /** The queue that a URL names, in the region of this home; null where it is no such URL. */
  public static @Nullable Arn read(Home home, String url) {
    Matcher end = END.matcher(url);
    return end.matches() ? new Home(end.group(1), home.region()).arn("sqs", end.group(2)) : null;
  }
}
