package dev.holdpoint.example.approval;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The work that waited: pays the refund and gives a receipt. */
public final class Processing implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  private final InstantSource clock;

  /** As AWS makes it. */
  public Processing() {
    this(InstantSource.system());
  }

  Processing(InstantSource clock) {
    this.clock = clock;
  }

  /** Retried, it gives the same receipt number, which is what a payment service would be told. */
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
    Fields task = new Fields(input).object("task");
    Fields review = new Fields(input).object("review");
    if (!review.text("decision").equals("approved")) {
      throw new IllegalArgumentException("Expected an approved task, but it was not approved");
    }
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("receiptId", "R-" + Digests.shortHex(task.text("id")));
    receipt.put("orderId", task.text("orderId"));
    receipt.put("refunded", task.text("amount") + " " + task.text("currency"));
    receipt.put("approvedBy", review.text("decidedBy"));
    receipt.put("processedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    return receipt;
  }
}
