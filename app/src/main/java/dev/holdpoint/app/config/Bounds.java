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

  /** Room in memory for one connection and half a request that waits, with some to spare. */
  private static final int CONNECTION_BYTES = 64 * 1024;

  /** AWS's number of open executions of an account, which it raises on request. */
  static final int AWS_EXECUTIONS = 1_000_000;

  static Bounds read(Values values) {
    String quotas = values.need(LimitSettings.QUOTAS);
    if (!quotas.equals("none") && !quotas.equals("aws")) {
      throw values.bad(LimitSettings.QUOTAS, quotas);
    }
    boolean aws = quotas.equals("aws");
    int executions = count(values, LimitSettings.MOST_EXECUTIONS, USUAL.executions);
    Bounds fitting = fitting(Runtime.getRuntime().maxMemory());
    return new Bounds(
        aws,
        count(values, LimitSettings.MOST_REQUESTS, fitting.requests),
        count(values, LimitSettings.MOST_CONNECTIONS, fitting.connections),
        count(values, LimitSettings.MOST_POLLS, fitting.polls),
        aws ? Math.min(executions, AWS_EXECUTIONS) : executions,
        count(values, LimitSettings.MOST_IN_FLIGHT, USUAL.inFlight),
        count(values, MailSettings.MAILS_PER_MINUTE, USUAL.mailsPerMinute));
  }

  /** As many connections, requests and polls as a heap has room for, and no more than usual. */
  static Bounds fitting(long heap) {
    int connections = (int) Math.min(USUAL.connections, heap / CONNECTION_BYTES);
    int requests = connections / 2;
    return new Bounds(
        USUAL.awsQuotas,
        requests,
        connections,
        requests * 3 / 4,
        USUAL.executions,
        USUAL.inFlight,
        USUAL.mailsPerMinute);
  }

  private static int count(Values values, Setting setting, int fallback) {
    String value = values.isGiven(setting) ? values.find(setting) : null;
    if (value == null) {
      return fallback;
    }
    if (!value.matches("[1-9]\\d{0,8}")) {
      throw values.bad(setting, value);
    }
    return Integer.parseInt(value);
  }
}
