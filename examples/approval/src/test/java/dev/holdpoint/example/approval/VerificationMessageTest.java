package dev.holdpoint.example.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.jr.ob.JSON;

class VerificationMessageTest {
  private static final String BASE = "https://api.example/prod/review";

  private final Invocation invocation = new Invocation();
  private final LinkSeal seal = new LinkSeal(Requests.KEYS);
  private FakeAws aws;
  private VerificationMessage handler;

  @BeforeEach
  void start() throws IOException {
    aws = new FakeAws();
    aws.publishes();
    handler =
        new VerificationMessage(
            aws.client(SnsClient.builder()), seal, "arn:aws:sns:us-east-1:0:topic", BASE);
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void mailSaysWhatByWhichWorkflowAndUntilWhen() {
    handler.handleRequest(event(body("Refund of 480.00 EUR", "Arrived damaged")), invocation);
    Map<String, String> sent = published();
    assertEquals("Please decide: Refund of 480.00 EUR", sent.get("Subject"));
    assertEquals("arn:aws:sns:us-east-1:0:topic", sent.get("TopicArn"));
    String text = sent.get("Message");
    assertTrue(text.contains("Refund of 480.00 EUR"), text);
    assertTrue(text.contains("Arrived damaged"), text);
    assertTrue(text.contains("Refunds (execution run-1)"), text);
    assertTrue(text.contains("Tuesday, 24 November 2026, 10:15:42 UTC"), text);
  }

  @Test
  void oneLinkStandsAloneAndOpensToTheRequest() {
    handler.handleRequest(event(body("Refund", "Damaged")), invocation);
    List<String> links = published().get("Message").lines().filter(l -> l.contains("://")).toList();
    assertEquals(1, links.size());
    assertTrue(links.getFirst().startsWith(BASE + "/"));
    ReviewRequest opened = seal.open(links.getFirst().substring(BASE.length() + 1)).orElseThrow();
    assertEquals(Requests.TOKEN, opened.taskToken());
    assertEquals(Requests.UNTIL, opened.until());
  }

  @Test
  void tokenIsInNoMailAndNoLog() {
    handler.handleRequest(event(body("Refund", "Damaged")), invocation);
    assertFalse(published().get("Message").contains("secretTOKEN"));
    assertFalse(invocation.log.toString().contains("secretTOKEN"));
  }

  @Test
  void redeliveredMessageGivesTheSameMail() {
    handler.handleRequest(event(body("Refund", "Damaged")), invocation);
    String first = published().get("Message");
    handler.handleRequest(event(body("Refund", "Damaged")), invocation);
    assertEquals(first, published().get("Message"));
  }

  @Test
  void textFromOutsideStaysOnItsLine() {
    handler.handleRequest(event(body("Pay\r\n\r\nhttps://evil.example/x", "a\nb\tc")), invocation);
    String text = published().get("Message");
    assertTrue(text.contains("What:      Pay https: //evil.example/x\n"), text);
    assertTrue(text.contains("Why:       a b c\n"), text);
  }

  @Test
  void subjectIsShortPrintableAscii() {
    handler.handleRequest(event(body("Ämter für 5 € " + "x".repeat(200), "r")), invocation);
    String subject = published().get("Subject");
    assertTrue(subject.startsWith("Please decide: Amter fur 5 ? x"), subject);
    assertTrue(subject.length() < 100 && subject.matches("[\\x20-\\x7e]+"), subject);
  }

  @Test
  void failureIsThrownSoThatTheMessageComesAgain() {
    aws.answers(500, "<ErrorResponse><Error><Code>InternalError</Code></Error></ErrorResponse>");
    SQSEvent event = event(body("Refund", "Damaged"));
    assertThrows(SdkException.class, () -> handler.handleRequest(event, invocation));
  }

  @Test
  void bodyThatIsNoJsonIsThrownWithoutItsText() {
    SQSEvent event = event("secretTOKEN {");
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> handler.handleRequest(event, invocation));
    assertFalse(String.valueOf(thrown.getMessage()).contains("secretTOKEN"));
    assertTrue(aws.calls.isEmpty());
  }

  private static String body(String title, String reason) {
    return JSON.std.asString(
        Map.of(
            "taskToken", Requests.TOKEN,
            "task", Map.of("title", title, "reason", reason, "reviewTimeoutSeconds", 42),
            "workflow", "Refunds",
            "execution", "run-1",
            "askedAt", "2026-11-24T10:15:00.000Z"));
  }

  private static SQSEvent event(String body) {
    var message = new SQSEvent.SQSMessage();
    message.setMessageId("message-1");
    message.setBody(body);
    var event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }

  private Map<String, String> published() {
    return Arrays.stream(aws.calls.getLast().body().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], UTF_8)));
  }
}
