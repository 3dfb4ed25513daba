package dev.holdpoint.example.approval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A refund that a shop wants to pay. */
record Order(String id, BigDecimal amount, String currency, String reason) {
  private static final BigDecimal MOST = new BigDecimal("1000000");

  /** What the schedule asks for, as no order comes with it. */
  private static final List<Order> SAMPLES =
      List.of(
          new Order("A-1027", new BigDecimal("480.00"), "EUR", "Arrived damaged"),
          new Order("A-1031", new BigDecimal("1250.00"), "EUR", "Cancelled before delivery"),
          new Order("B-0094", new BigDecimal("89.90"), "USD", "Wrong size, sent back"),
          new Order("B-0101", new BigDecimal("2315.40"), "USD", "Delivered twice"));

  Order {
    id = Lines.one(id, 60);
    reason = Lines.one(reason, 300);
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "Expected a currency such as EUR, but it was another text");
    }
    if (amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "Expected an amount above 0 and up to 1000000, but it was another (amount="
              + amount
              + ")");
    }
  }

  /** The order that an event or an execution's input holds, or a sample where it holds none. */
  static Order from(Fields fields, int anyNumber) {
    if (!fields.has("orderId") && !fields.has("amount")) {
      return SAMPLES.get(Math.floorMod(anyNumber, SAMPLES.size()));
    }
    return new Order(
        fields.text("orderId"),
        cents(fields.text("amount")),
        fields.text("currency", "EUR"),
        fields.text("reason", "No reason given"));
  }

  String title() {
    return "Refund of %s %s for order %s".formatted(amount.toPlainString(), currency, id);
  }

  private static BigDecimal cents(String amount) {
    if (!amount.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
      throw new IllegalArgumentException(
          "Expected an amount with at most two decimals, but it was another text");
    }
    return new BigDecimal(amount).setScale(2, RoundingMode.UNNECESSARY);
  }
}
