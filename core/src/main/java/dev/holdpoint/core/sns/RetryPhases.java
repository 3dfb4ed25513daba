package dev.holdpoint.core.sns;

import dev.holdpoint.core.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The four phases of retries: at once, after the shortest delay, after growing delays, after the
 * longest. AWS's jitter is left out.
 *
 * @param retries of all phases together
 */
record RetryPhases(
    int minDelay,
    int maxDelay,
    int retries,
    int noDelay,
    int minDelayed,
    int maxDelayed,
    Backoff backoff) {
  private static final int MOST_RETRIES = 100;
  private static final int MOST_SECONDS = 3600;
  static final RetryPhases DEFAULT = new RetryPhases(20, 20, 3, 0, 0, 0, Backoff.LINEAR);

  static RetryPhases read(JsonNode json, String name) {
    int min = number(json, name, "minDelayTarget", 1, MOST_SECONDS, null);
    int max = number(json, name, "maxDelayTarget", 1, MOST_SECONDS, null);
    int retries = number(json, name, "numRetries", 0, MOST_RETRIES, null);
    int none = number(json, name, "numNoDelayRetries", 0, MOST_RETRIES, 0);
    int shortest = number(json, name, "numMinDelayRetries", 0, MOST_RETRIES, 0);
    int longest = number(json, name, "numMaxDelayRetries", 0, MOST_RETRIES, 0);
    if (max < min) {
      throw DeliveryPolicy.wrong(
          name + ".maxDelayTarget must be greater than or equal to " + name + ".minDelayTarget");
    }
    if (none + shortest + longest > retries) {
      throw DeliveryPolicy.wrong(
          name
              + ".numRetries must be greater than or equal to total of numMinDelayRetries,"
              + " numNoDelayRetries and numMaxDelayRetries");
    }
    Backoff backoff = Backoff.of(json.path("backoffFunction").asString("linear"), name);
    RetryPhases phases = new RetryPhases(min, max, retries, none, shortest, longest, backoff);
    phases.checkTotal();
    return phases;
  }

  private static int number(
      JsonNode json, String policy, String name, int least, int most, @Nullable Integer absent) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      if (absent == null) {
        throw DeliveryPolicy.wrong(policy + "." + name + " must be specified");
      }
      return absent;
    }
    int number = value.asInt(-1);
    if (number < least) {
      throw DeliveryPolicy.wrong(
          policy + "." + name + " must be greater than or equal to " + least);
    }
    if (number > most) {
      throw DeliveryPolicy.wrong(policy + "." + name + " must be less than or equal to " + most);
    }
    return number;
  }

  private void checkTotal() {
    long seconds = 0;
    for (int failures = 1; failures <= retries; failures++) {
      seconds += secondsAfter(failures);
    }
    if (seconds > MOST_SECONDS) {
      throw DeliveryPolicy.wrong(
          "the total policy retry time must be less than or equal to " + MOST_SECONDS + " seconds");
    }
  }

  @Nullable Duration after(int failures) {
    return failures > retries ? null : Duration.ofSeconds(secondsAfter(failures));
  }

  private long secondsAfter(int failures) {
    int growing = retries - noDelay - minDelayed - maxDelayed;
    int behind = failures - noDelay - minDelayed;
    if (failures <= noDelay) {
      return 0;
    }
    if (behind <= 0) {
      return minDelay;
    }
    return behind > growing ? maxDelay : backoff.seconds(minDelay, maxDelay, behind, growing);
  }

  JsonNode json() {
    return Json.object()
        .put("minDelayTarget", minDelay)
        .put("maxDelayTarget", maxDelay)
        .put("numRetries", retries)
        .put("numMaxDelayRetries", maxDelayed)
        .put("numNoDelayRetries", noDelay)
        .put("numMinDelayRetries", minDelayed)
        .put("backoffFunction", backoff.text());
  }
}
