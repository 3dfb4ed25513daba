package dev.holdpoint.example.approval;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the task that somebody is asked about, from whatever started the workflow: an event of the
 * shop, an execution's own input, or the schedule.
 */
public final class TaskGenerator
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  private static final int LONGEST_SECONDS = 31_536_000;

  private final int reviewTimeoutSeconds;

  /** As AWS makes it. */
  public TaskGenerator() {
    this(Integer.parseInt(Settings.required("REVIEW_TIMEOUT_SECONDS")));
  }

  TaskGenerator(int reviewTimeoutSeconds) {
    this.reviewTimeoutSeconds = reviewTimeoutSeconds;
  }

  /** Called again for the same execution it makes the same task again. */
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
    String execution = new Fields(input).text("execution");
    Fields event = new Fields(input).object("event");
    Fields details = event.has("detail") ? event.object("detail") : event;
    Order order = Order.from(details, execution.hashCode());
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("id", "refund-" + Digests.shortHex(execution));
    task.put("title", order.title());
    task.put("reason", order.reason());
    task.put("orderId", order.id());
    task.put("amount", order.amount().toPlainString());
    task.put("currency", order.currency());
    task.put("reviewTimeoutSeconds", timeoutSeconds(details));
    return task;
  }

  private int timeoutSeconds(Fields details) {
    if (!details.has("reviewTimeoutSeconds")) {
      return reviewTimeoutSeconds;
    }
    int seconds = details.number("reviewTimeoutSeconds");
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw new IllegalArgumentException(
          "Expected a second to a year for the review, but it was another (seconds="
              + seconds
              + ")");
    }
    return seconds;
  }
}
