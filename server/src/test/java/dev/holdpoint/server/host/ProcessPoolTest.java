package dev.holdpoint.server.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.FunctionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many invocations an account may have at once. No process is started here. */
class ProcessPoolTest {
  private static final String HERE = "arn:aws:lambda:us-east-1:000000000000:function:";
  private static final String THERE = "arn:aws:lambda:eu-west-3:111111111111:function:";
  private static final int AT_ONCE = 5;

  private final ProcessPool pool =
      new ProcessPool(
          new HostLimits(
              10,
              24,
              10,
              Duration.ofMinutes(5),
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              AT_ONCE,
              1_000,
              1_000));

  private static Function function(String arn, @Nullable Integer reserved) {
    return new Function(
        Arn.of(arn),
        new FunctionSettings("nodejs22.x", "index.handler", 3, 128, "", "", Map.of()),
        new FunctionCode("abc", 1),
        Instant.EPOCH,
        "1",
        Map.of(),
        List.of(),
        reserved);
  }

  private void run(String arn, @Nullable Integer reserved, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      assertNull(pool.acquire(function(arn, reserved)).warm());
    }
  }

  private String refused(String arn, @Nullable Integer reserved) {
    AwsException refusal =
        assertThrows(AwsException.class, () -> pool.acquire(function(arn, reserved)));
    assertEquals("TooManyRequestsException", refusal.code());
    assertEquals(429, refusal.status());
    assertEquals("Rate Exceeded.", refusal.getMessage());
    return String.valueOf(refusal.members().get("Reason"));
  }

  @Test
  void allFunctionsOfAnAccountShareWhatMayRunAtOnce() throws Exception {
    run(HERE + "a", null, 3);
    run(HERE + "b", null, 2);
    assertEquals("ConcurrentInvocationLimitExceeded", refused(HERE + "c", null));
    run(THERE + "a", null, AT_ONCE);
    pool.ended(Arn.of(HERE + "a"));
    run(HERE + "c", null, 1);
  }

  @Test
  void whatIsReservedIsKeptForItsFunction() throws Exception {
    run(HERE + "a", 3, 1);
    run(HERE + "b", null, 2);
    assertEquals("ConcurrentInvocationLimitExceeded", refused(HERE + "b", null));
    run(HERE + "a", 3, 2);
    assertEquals("ReservedFunctionConcurrentInvocationLimitExceeded", refused(HERE + "a", 3));
  }

  @Test
  void withoutQuotasOnlyTheMachineIsTheBound() {
    assertEquals(Integer.MAX_VALUE, HostLimits.defaults().concurrency());
    assertEquals(1_000, HostLimits.defaults().withAwsQuotas().concurrency());
  }
}
