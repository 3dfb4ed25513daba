package dev.holdpoint.server.wire;

import java.util.List;

/**
 * How often an action may be called.
 *
 * @param actions their names; none for all that have no rate of their own
 * @param together whether they have one bucket, or each one of its own
 * @param regions where, or empty for everywhere else
 * @param bucket calls at once
 * @param refill calls a second in the long run
 */
record CallRate(
    String service,
    List<String> actions,
    boolean together,
    List<String> regions,
    int bucket,
    int refill) {
  private static final String EACH_OTHER = "*";
  private static final String ALL_OTHERS = "**";

  /** One line of the table: {@code states StartExecution us-east-1,us-west-2 1300 300}. */
  static CallRate parse(String line) {
    String[] parts = line.split(" +");
    List<String> regions = parts[2].equals("*") ? List.of() : List.of(parts[2].split(","));
    boolean others = parts[1].equals(EACH_OTHER) || parts[1].equals(ALL_OTHERS);
    return new CallRate(
        parts[0],
        others ? List.of() : List.of(parts[1].split("[,/]")),
        parts[1].equals(ALL_OTHERS) || parts[1].contains(","),
        regions,
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]));
  }

  boolean isFor(String service, String action, String region) {
    return this.service.equals(service)
        && (actions.isEmpty() || actions.contains(action))
        && (regions.isEmpty() || regions.contains(region));
  }
}
