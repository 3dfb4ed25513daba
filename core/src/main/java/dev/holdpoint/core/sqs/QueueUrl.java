package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Queue URLs end in {@code /ACCOUNT/NAME}. What stands before is the caller's way to this server
 * and says nothing about the queue, so a URL stays good behind another host or port.
 */
final class QueueUrl {
  private static final Pattern END = Pattern.compile(".*/(\\d{12})/([A-Za-z0-9_.-]{1,80})/?");

  private QueueUrl() {}

  static Arn arn(Home home, String url) {
    if (url.isEmpty()) {
      throw SqsError.missing("QueueUrl");
    }
    Matcher end = END.matcher(url);
    if (!end.matches()) {
      throw SqsError.invalidAddress(url);
    }
    return new Home(end.group(1), home.region()).arn("sqs", end.group(2));
  }
}
