package dev.holdpoint.server.wire;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

class CallRatesTest {
  private static final Home HERE = new Home("000000000000", "us-east-1");
  private static final Home PARIS = new Home("000000000000", "eu-west-3");
  private static final SdkPojo START = StartExecutionRequest.builder().build();

  private final AtomicLong nanos = new AtomicLong();
  private final CallRates rates = CallRates.aws(nanos::get);

  private int admitted(String service, String action, Home home, SdkPojo request) {
    for (int i = 0; i < 100_000; i++) {
      try {
        rates.spend(service, action, home, request);
      } catch (AwsException refusal) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  @Test
  void aBucketEmptiesAndFillsAgain() {
    assertEquals(1_300, admitted("states", "StartExecution", HERE, START));
    AwsException refusal =
        assertThrows(
            AwsException.class, () -> rates.spend("states", "StartExecution", HERE, START));
    assertEquals("ThrottlingException", refusal.code());
    assertEquals("Rate exceeded", refusal.getMessage());
    assertEquals(400, refusal.status());
    nanos.addAndGet(1_000_000_000);
    assertEquals(300, admitted("states", "StartExecution", HERE, START));
  }

  @Test
  void accountsRegionsAndActionsHaveBucketsOfTheirOwn() {
    assertEquals(1_300, admitted("states", "StartExecution", HERE, START));
    assertEquals(800, admitted("states", "StartExecution", PARIS, START));
    Home other = new Home("111111111111", "us-east-1");
    assertEquals(1_300, admitted("states", "StartExecution", other, START));
    assertEquals(1_000, admitted("states", "StopExecution", HERE, START));
  }

  @Test
  void fifoQueuesTakeThreeHundredCallsOfEachActionStandardOnesAny() {
    SdkPojo fifo = SendMessageRequest.builder().queueUrl("http://localhost/0/q.fifo").build();
    SdkPojo standard = SendMessageRequest.builder().queueUrl("http://localhost/0/q").build();
    assertEquals(300, admitted("sqs", "SendMessage", HERE, fifo));
    assertEquals(300, admitted("sqs", "ReceiveMessage", HERE, fifo));
    assertEquals(Integer.MAX_VALUE, admitted("sqs", "SendMessage", HERE, standard));
  }

  @Test
  void aBatchOfMessagesCountsAsItsMessages() {
    PublishBatchRequestEntry entry = PublishBatchRequestEntry.builder().id("a").build();
    SdkPojo ten =
        PublishBatchRequest.builder()
            .publishBatchRequestEntries(Collections.nCopies(10, entry))
            .build();
    assertEquals(30, admitted("sns", "PublishBatch", PARIS, ten));
    // Both actions take from one bucket.
    assertEquals(0, admitted("sns", "Publish", PARIS, PublishRequest.builder().build()));
    SdkPojo ordered = PublishRequest.builder().topicArn("arn:aws:sns:eu-west-3:1:t.fifo").build();
    assertEquals(3_000, admitted("sns", "Publish", PARIS, ordered));
  }

  @Test
  void whatManagesFunctionsHasOneBucket() {
    assertEquals(100, admitted("lambda", "GetFunction", HERE, START));
    assertEquals(15, admitted("lambda", "ListFunctions", HERE, START));
    assertEquals(0, admitted("lambda", "CreateFunction", HERE, START));
    assertEquals(10_000, admitted("lambda", "Invoke", HERE, START));
  }

  @Test
  void whatIsSlowedDownHasItsRateInTheSameTable() {
    Instant now = Instant.EPOCH;
    Pacing transitions = CallRates.pacing("StateTransition");
    assertEquals(5_000, transitions.allowance(HERE, now).tokens());
    assertEquals(800, transitions.allowance(PARIS, now).tokens());
    Pacing calls = CallRates.pacing("HttpTask");
    calls.spend(PARIS, now, 300);
    assertEquals(Duration.ofMillis(4), calls.take(PARIS, now));
    assertEquals(Duration.ofMillis(7), calls.take(PARIS, now));
    assertEquals(Duration.ZERO, calls.take(HERE, now));
    assertEquals(Duration.ZERO, calls.take(PARIS, now.plusSeconds(1)));
  }

  @Test
  void withoutQuotasNothingIsRefused() {
    assertDoesNotThrow(() -> {
      for (int i = 0; i < 10_000; i++) {
        CallRates.NONE.spend("states", "StartExecution", HERE, START);
      }
    });
  }
}
