package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.lambda.LambdaError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS's own rates of calls, by token buckets: for each account, region and action, in this process.
 * What is too often is refused as AWS refuses it, with an error that its clients try again.
 * Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas
 *     related to API action throttling</a>
 */
public final class CallRates {
  /** Everybody may call as often as there is room for. */
  public static final CallRates NONE = new CallRates(List.of(), () -> 0);

  private static final String MESSAGE = "Rate exceeded";
  private static final String FIFO = ".fifo";

  /** Beyond so many buckets those that are full are forgotten: a new one would be full too. */
  private static final int MOST_BUCKETS = 10_000;

  private final List<CallRate> rates;
  private final LongSupplier nanos;
  private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

  private record Key(CallRate rate, String action, Home home, String scope) {}

  CallRates(List<CallRate> rates, LongSupplier nanos) {
    this.rates = List.copyOf(rates);
    this.nanos = nanos;
  }

  /** AWS's default quotas, as its documentation lists them. */
  public static CallRates aws() {
    return aws(System::nanoTime);
  }

  static CallRates aws(LongSupplier nanos) {
    return new CallRates(table(), nanos);
  }

  /**
   * What AWS slows down instead of refusing it: state transitions of Standard executions, and HTTP
   * tasks.
   *
   * @param what as the table of rates names it among the actions of Step Functions
   */
  public static Pacing pacing(String what) {
    List<CallRate> rates = table();
    return new Pacing(region ->
        rates.stream()
            .filter(rate -> rate.actions().contains(what) && rate.isFor("states", what, region))
            .findFirst()
            .map(rate -> new Pacing.Rate(rate.bucket(), rate.refill()))
            .orElse(null));
  }

  private static List<CallRate> table() {
    try (InputStream in = CallRates.class.getResourceAsStream("rates.txt")) {
      if (in == null) {
        throw new IllegalStateException("Expected the table of rates, but there is none");
      }
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return table.lines().filter(line -> !line.startsWith("#")).map(CallRate::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Counts a call.
   *
   * @throws AwsException where there were too many
   */
  void spend(String service, String action, Home home, SdkPojo request) {
    if (rates.isEmpty()) {
      return;
    }
    String scope = service.equals("sqs") ? queue(request) : "";
    if (service.equals("sqs") && !scope.endsWith(FIFO)) {
      // A standard queue takes any number of calls.
      return;
    }
    String counted = service.equals("sns") && isFifo(request) ? "sns.fifo" : service;
    for (CallRate rate : rates) {
      if (rate.isFor(counted, action, home.region())) {
        String bucket = rate.together() ? "" : action;
        spend(rate, new Key(rate, bucket, home, scope), entries(request));
        return;
      }
    }
  }

  private void spend(CallRate rate, Key key, int count) {
    long now = nanos.getAsLong();
    if (buckets.size() >= MOST_BUCKETS) {
      buckets.values().removeIf(bucket -> bucket.isFull(now));
    }
    TokenBucket bucket = buckets.computeIfAbsent(key, k -> new TokenBucket(rate, now));
    if (!bucket.take(count, now)) {
      throw exceeded(rate.service(), key.action());
    }
  }

  private static AwsException exceeded(String service, String action) {
    return switch (service) {
      case "sqs" -> AwsException.of("RequestThrottled", 403, MESSAGE);
      case "sns", "sns.fifo", "iam", "sts" -> AwsException.of("Throttling", MESSAGE);
      case "lambda" ->
          LambdaError.tooManyRequests(
              action.equals("Invoke")
                  ? "FunctionInvocationRateLimitExceeded"
                  : "CallerRateLimitExceeded");
      default -> AwsException.of("ThrottlingException", MESSAGE);
    };
  }

  private static String queue(SdkPojo request) {
    return member(request, "QueueUrl") instanceof String url ? url : "";
  }

  /** SNS counts the messages of a batch; of all others a call is one. */
  private static boolean isFifo(SdkPojo request) {
    return member(request, "TopicArn") instanceof String topic && topic.endsWith(FIFO);
  }

  private static int entries(SdkPojo request) {
    return member(request, "PublishBatchRequestEntries") instanceof List<?> entries
        ? Math.max(entries.size(), 1)
        : 1;
  }

  private static @Nullable Object member(SdkPojo request, String name) {
    for (SdkField<?> field : request.sdkFields()) {
      if (field.memberName().equals(name)) {
        return field.getValueOrDefault(request);
      }
    }
    return null;
  }
}
