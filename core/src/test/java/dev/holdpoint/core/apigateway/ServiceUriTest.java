package dev.holdpoint.core.apigateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceUriTest {
  @ParameterizedTest
  @CsvSource({
    "sns:path/, sns, /",
    "sns:path//, sns, /",
    "sqs:path/000000000000/orders, sqs, /000000000000/orders",
    "sqs:path//000000000000/orders, sqs, /000000000000/orders",
  })
  void aPathBeginsWithOneSlash(String uri, String service, String path) {
    assertEquals(
        new ServiceUri("us-east-1", service, null, path),
        ServiceUri.parse("arn:aws:apigateway:us-east-1:" + uri));
  }

  @Test
  void aBucketInTheHostsPlaceIsTheFirstOfThePath() {
    assertEquals(
        new ServiceUri("us-east-1", "s3", null, "/papers/{key}"),
        ServiceUri.parse("arn:aws:apigateway:us-east-1:papers.s3:path/{key}"));
  }

  @Test
  void anActionHasNoPath() {
    assertEquals(
        new ServiceUri("us-east-1", "sqs", "SendMessage", ""),
        ServiceUri.parse("arn:aws:apigateway:us-east-1:sqs:action/SendMessage"));
    assertNull(ServiceUri.parse("arn:aws:lambda:us-east-1:000000000000:function:f"));
  }
}
