package dev.holdpoint.server.wire;

import java.util.List;

/**
 * How often an action may be called.
 *
 * @param action an action's name, or {@code *} for those that have no rate of their own
 * @param regions where, or empty for everywhere else
 * @param bucket calls at once
 * @param refill calls a second in the long run
 */
record CallRate(String service, String action, List<String> regions, int bucket, int refill) {
  /** One line of the table: {@code states StartExecution us-east-1,us-west-2 1300 300}. */
  static CallRate parse(String line) {
    String[] parts = line.split(" +");
    List<String> regions = parts[2].equals("*") ? List.of() : List.of(parts[2].split(","));
    return new CallRate(
        parts[0], parts[1], regions, Integer.parseInt(parts[3]), Integer.parseInt(parts[4]));
  }

  boolean isFor(String service, String action, String region) {
    return this.service.equals(service)
        && (this.action.equals(action) || this.action.equals("*"))
        && (regions.isEmpty() || regions.contains(region));
  }
}
