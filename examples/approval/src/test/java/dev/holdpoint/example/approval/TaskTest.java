package dev.holdpoint.example.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
  private final TaskGenerator generator = new TaskGenerator(3600);
  private final Processing processing =
      new Processing(InstantSource.fixed(Instant.parse("2026-11-24T09:00:00Z")));

  @Test
  void orderOfAnEventBecomesTheTask() {
    Map<String, Object> order =
        Map.of("orderId", "A-7", "amount", 12.5, "currency", "USD", "reason", "Too late");
    Map<String, Object> task = generate("run-1", Map.of("source", "shop.orders", "detail", order));
    assertEquals("Refund of 12.50 USD for order A-7", task.get("title"));
    assertEquals("Too late", task.get("reason"));
    assertEquals(3600, task.get("reviewTimeoutSeconds"));
  }

  @Test
  void inputMayBeTheOrderItself() {
    Map<String, Object> task =
        generate("run-1", Map.of("orderId", "A-7", "amount", "5", "reviewTimeoutSeconds", 30));
    assertEquals("5.00", task.get("amount"));
    assertEquals(30, task.get("reviewTimeoutSeconds"));
  }

  @Test
  void scheduleGetsASample() {
    Map<String, Object> scheduled = Map.of("detail-type", "Scheduled Event", "detail", Map.of());
    assertTrue(generate("run-1", scheduled).get("title").toString().startsWith("Refund of "));
    assertTrue(generate("run-2", Map.of()).containsKey("orderId"));
  }

  @Test
  void sameExecutionMakesTheSameTask() {
    assertEquals(generate("run-1", Map.of()), generate("run-1", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "1.005", "1000000.01", "a lot", "NaN", "1e999999999"})
  void amountThatCannotBePaidIsRefused(String amount) {
    Map<String, Object> order = Map.of("orderId", "A-7", "amount", amount);
    assertThrows(IllegalArgumentException.class, () -> generate("run-1", order));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "31536001", "soon"})
  void reviewTimeThatCannotBeWaitedIsRefused(String seconds) {
    Map<String, Object> order =
        Map.of("orderId", "A-7", "amount", "5", "reviewTimeoutSeconds", seconds);
    assertThrows(IllegalArgumentException.class, () -> generate("run-1", order));
  }

  @Test
  void receiptNamesWhoApprovedAndIsTheSameAgain() {
    Map<String, Object> task = generate("run-1", Map.of("orderId", "A-7", "amount", "5"));
    Map<String, Object> input =
        Map.of("task", task, "review", Map.of("decision", "approved", "decidedBy", "Ada"));
    Map<String, Object> receipt = processing.handleRequest(input, new Invocation());
    assertEquals("Ada", receipt.get("approvedBy"));
    assertEquals("5.00 EUR", receipt.get("refunded"));
    assertEquals(receipt, processing.handleRequest(input, new Invocation()));
  }

  @Test
  void nothingIsProcessedWithoutAYes() {
    Map<String, Object> input = Map.of("task", Map.of(), "review", Map.of("decision", "rejected"));
    assertThrows(
        IllegalArgumentException.class, () -> processing.handleRequest(input, new Invocation()));
  }

  private Map<String, Object> generate(String execution, Map<String, Object> event) {
    return generator.handleRequest(
        Map.of("execution", execution, "event", event), new Invocation());
  }
}
