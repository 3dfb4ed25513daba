package dev.holdpoint.core.sns;

import dev.holdpoint.core.sqs.Queues;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Through what topics reach their subscribers.
 *
 * @param sender asked for each mail, since a server learns its own port late
 * @param reports told after the commit what became of each delivery that is over
 */
public record Outlets(
    Supplier<SenderSettings> sender,
    MessageSigner signer,
    Queues queues,
    Consumer<DeliveryReport> reports) {

  Seal seal(Topic topic) {
    return new Seal(signer, topic, new Links(sender.get().linkBase()));
  }
}
