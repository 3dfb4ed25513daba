package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sns.MessageSigner;
import dev.holdpoint.core.sns.Outlets;
import dev.holdpoint.core.sns.SenderSettings;
import dev.holdpoint.core.sns.SubscribeRequest;
import dev.holdpoint.core.sns.Topic;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.work.OwedCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People who subscribe to a topic, each of whom is owed a mail, and a mail server that takes mails,
 * refuses them for now, or for good.
 */
final class Mails {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final World world;
  private String topic = "";
  private int people;

  Mails(World world) {
    this.world = world;
  }

  /** Topics that send by a mail server; what else they tell is not simulated. */
  static Outlets outlets(Queues queues) {
    SenderSettings sender = new SenderSettings("news@example.com", "", "http://127.0.0.1", true);
    return new Outlets(() -> sender, new Unsigned(), queues, _ -> {});
  }

  /** Nobody asks for a signature here. */
  private record Unsigned() implements MessageSigner {
    @Override
    public String sign(String version, String text) {
      return "";
    }

    @Override
    public String certificateName() {
      return "none.pem";
    }
  }

  void prepare(SimulatedNode node) {
    Topic made =
        node.write((tx, turn) -> node.topics().create(tx, turn, "news", Map.of(), Map.of()));
    topic = made.arn().value();
  }

  String subscribe(SimulatedNode node) {
    String address = "p" + people++ + "@example.com";
    node.write(
        (tx, turn) -> node.topics().subscribe(tx, turn, SubscribeRequest.email(topic, address)));
    world.ledger.mailed(address);
    return "owes a mail to " + address;
  }

  /** The node tries to send a mail, as the server's handler does; returns how it notes that. */
  Runnable send(SimulatedNode node, OwedCalls.Lease lease) {
    long id = Json.parse(lease.entry().body()).path("mailId").asLong();
    Mail mail = node.<@Nullable Mail>read((tx, turn) -> tx.mails().find(id));
    if (mail == null || mail.state() != Mail.State.QUEUED) {
      return () -> node.owed().done(lease, tx -> {});
    }
    int luck = world.faults.calm() ? 9 : world.random.nextInt(10);
    if (luck == 0) {
      return done(node, lease, mail.tried(Mail.State.FAILED, "550 No such user"));
    }
    if (luck < 5) {
      Mail waiting = mail.tried(Mail.State.QUEUED, "451 Later");
      return () -> {
        Instant due = node.clock().instant().plus(PAUSE);
        node.owed().retryAt(lease, due, tx -> tx.mails().update(waiting));
      };
    }
    world.ledger.mailTaken(id);
    return done(node, lease, mail.tried(Mail.State.SENT, null));
  }

  private static Runnable done(SimulatedNode node, OwedCalls.Lease lease, Mail mail) {
    return () -> node.owed().done(lease, tx -> tx.mails().update(mail));
  }
}
