package dev.holdpoint.app.config;

/** How much at most; the rest is refused, slowed down, or removed. */
final class LimitSettings {
  static final Setting KEEP =
      new Setting(
          "retention.days",
          "90",
          "a number of days from 0 to 36500, or forever",
          "For how long executions are kept after their end, as are mails: AWS keeps executions for 90"
              + " days. Their journals, map runs and names go with them; with 0 they go within"
              + " minutes. Express executions are kept for a day at most. Give all nodes of a database"
              + " the same number: the shortest one acts.",
          false);

  static final Setting QUOTAS =
      new Setting(
          "quotas",
          "none",
          "none or aws",
          "aws refuses calls that come more often than AWS allows an account in a region, with AWS's"
              + " throttling error, and slows down what AWS slows down. Each node counts by itself.",
          false);

  static final Setting MOST_REQUESTS =
      new Setting(
          "limits.requests",
          "4096",
          Setting.COUNT,
          "Requests in flight, long polls included; more are refused with a throttling error.",
          false);

  static final Setting MOST_CONNECTIONS =
      new Setting(
          "limits.connections",
          "8192",
          Setting.COUNT,
          "Connections that are open at once; more wait to be accepted.",
          false);

  static final Setting MOST_POLLS =
      new Setting(
          "limits.polls",
          "3072",
          Setting.COUNT,
          "Long polls that are open at once, of queues and of activities each; more are refused with"
              + " a throttling error.",
          false);

  static final Setting MOST_EXECUTIONS =
      new Setting(
          "limits.executions",
          "10000000",
          Setting.COUNT,
          "Executions that are open at once, of all accounts; more are refused with"
              + " ExecutionLimitExceeded. With quotas aws no more than 1000000.",
          false);

  static final Setting MOST_IN_FLIGHT =
      new Setting(
          "limits.in-flight",
          "120000",
          Setting.COUNT,
          "Messages of one queue that are received and not deleted; a receive beyond that is refused"
              + " with OverLimit, and a long poll waits.",
          false);

  private LimitSettings() {}
}
