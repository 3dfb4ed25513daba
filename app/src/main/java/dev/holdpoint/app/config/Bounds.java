package dev.holdpoint.app.config;

/**
 * How much at once is too much.
 *
 * @param awsQuotas whether calls are refused that come more often than AWS allows
 * @param requests in flight, long polls included
 * @param connections open at once
 * @param polls long polls that are open at once
 * @param executions open at once
 * @param inFlight messages of one queue that are received and not deleted
 * @param mailsPerMinute that leave at most; 0 for any number
 */
public record Bounds(
    boolean awsQuotas,
    int requests,
    int connections,
    int polls,
    int executions,
    int inFlight,
    int mailsPerMinute) {
  /** What the settings say where nothing is set. */
  public static final Bounds USUAL = new Bounds(false, 4_096, 8_192, 3_072, 10_000_000, 120_000, 0);

  /** AWS's number of open executions of an account, which it raises on request. */
  static final int AWS_EXECUTIONS = 1_000_000;

  static Bounds read(Values values) {
    String quotas = values.need(LimitSettings.QUOTAS);
    if (!quotas.equals("none") && !quotas.equals("aws")) {
      throw values.bad(LimitSettings.QUOTAS, quotas);
    }
    boolean aws = quotas.equals("aws");
    int executions = count(values, LimitSettings.MOST_EXECUTIONS, USUAL.executions);
    return new Bounds(
        aws,
        count(values, LimitSettings.MOST_REQUESTS, USUAL.requests),
        count(values, LimitSettings.MOST_CONNECTIONS, USUAL.connections),
        count(values, LimitSettings.MOST_POLLS, USUAL.polls),
        aws ? Math.min(executions, AWS_EXECUTIONS) : executions,
        count(values, LimitSettings.MOST_IN_FLIGHT, USUAL.inFlight),
        count(values, MailSettings.MAILS_PER_MINUTE, USUAL.mailsPerMinute));
  }

  private static int count(Values values, Setting setting, int fallback) {
    String value = values.find(setting);
    if (value == null) {
      return fallback;
    }
    if (!value.matches("[1-9]\\d{0,8}")) {
      throw values.bad(setting, value);
    }
    return Integer.parseInt(value);
  }
}
