package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.sns.DeliveryReport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what could not be delivered: the publisher does not hear of it. */
public final class DeliveryLog implements Consumer<DeliveryReport> {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

  @Override
  public void accept(DeliveryReport report) {
    if (report.failure() != null) {
      LOG.warn(
          "A message was not delivered subscription={} message={} after={}: {}",
          report.subscription().arn(),
          report.messageId(),
          report.attempts(),
          report.failure());
    }
  }
}
