package dev.holdpoint.server.host;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.logs.LogGroups;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Where a function logs to, as AWS names it. */
public final class LogGroupOf {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LogGroupOf() {}

  /** The group that its settings name, else the one that is named after it. */
  public static String name(Function function) {
    String own = function.settings().logGroup();
    return own == null ? "/aws/lambda/" + function.name() : own;
  }

  static Arn arn(Function function) {
    return LogGroups.arn(Home.of(function.arn()), name(function));
  }

  /** The stream of a process that begins now. */
  static String newStream(Function function, Instant now) {
    String process = UUID.randomUUID().toString().replace("-", "");
    return DAY.format(now) + "/[" + function.version() + "]" + process;
  }
}
