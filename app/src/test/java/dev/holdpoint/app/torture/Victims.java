package dev.holdpoint.app.torture;

import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Rows to be spoilt: of each table at least as many as there are ways to spoil one. */
final class Victims {
  private static final String WAIT =
      "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":1800,\"End\":true}}}";

  private Victims() {}

  static void add(Damage.Table table, Aws aws, Store store, Instant due) {
    switch (table) {
      case EXECUTION, JOURNAL, TIMER -> executions(aws, 90);
      case OUTBOX -> times(30, i -> owe(store, due, i));
      case RESOURCE -> resources(aws);
      case MESSAGE -> messages(aws, 60);
      case MAIL -> times(50, i -> mail(store, due, i));
      case MAP_RUN, MAP_ITEMS -> mapRuns(aws, 24);
      case CONTENT ->
          times(
              12,
              i ->
                  store.write(tx -> {
                    tx.contents()
                        .put("victim" + i, 0, "some bytes".getBytes(StandardCharsets.UTF_8));
                    return null;
                  }));
      case MESSAGE_GROUP, RECOLLECTION -> groups(aws, 24);
    }
  }

  private static void times(int count, IntConsumer one) {
    IntStream.range(0, count).forEach(one);
  }

  private static void executions(Aws aws, int count) {
    String machine = aws.machine("victim", WAIT);
    times(count, i -> aws.start(machine, "victim" + i, "{}"));
  }

  private static void owe(Store store, Instant due, int number) {
    String body =
        "{\"bus\":\"arn:aws:events:us-east-1:000000000000:event-bus/victim%d\",\"event\":{}}"
            .formatted(number);
    store.write(tx -> {
      tx.outbox().add(new OutboxEntry(1_000L + number, OutboxKind.EVENT, body, due, 0));
      return null;
    });
  }

  private static void resources(Aws aws) {
    times(
        6,
        i -> {
          String name = "victim" + i;
          aws.queue(name, 30);
          aws.machine(name, WAIT);
          aws.sfn.createActivity(a -> a.name(name));
          String topic = aws.sns.createTopic(t -> t.name(name)).topicArn();
          aws.sns.subscribe(
              s -> s.topicArn(topic).protocol("email").endpoint(name + "@example.com"));
          aws.events.createEventBus(b -> b.name(name));
          aws.events.putRule(r -> r.name(name).scheduleExpression("rate(20 minutes)"));
          Target ticks =
              Target.builder().id("1").arn("arn:aws:sqs:us-east-1:000000000000:ticks").build();
          aws.events.putTargets(t -> t.rule(name).targets(ticks));
        });
  }

  private static void messages(Aws aws, int count) {
    String box = Traffic.url(aws, "box");
    times(count, i -> aws.sqs.sendMessage(s -> s.queueUrl(box).messageBody("victim" + i)));
  }

  private static void mail(Store store, Instant at, int number) {
    Mail mail =
        new Mail(
            number + 1L,
            "from@example.com",
            "to@example.com",
            "victim",
            "text",
            "<p>text</p>",
            at,
            Mail.State.MAILBOX,
            0,
            null);
    store.write(tx -> {
      tx.mails().add(mail);
      return null;
    });
  }

  private static void mapRuns(Aws aws, int count) {
    String machine = aws.machine("victim", SoundWorld.MAP);
    times(count, i -> aws.start(machine, "m" + i, "{\"items\":[1,2]}"));
  }

  private static void groups(Aws aws, int count) {
    String queue =
        aws.sqs
            .createQueue(q ->
                q.queueName("victims.fifo")
                    .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
            .queueUrl();
    times(
        count,
        i ->
            aws.sqs.sendMessage(s ->
                s.queueUrl(queue)
                    .messageBody("m" + i)
                    .messageGroupId("victim" + i)
                    .messageDeduplicationId("victim" + i)));
  }
}
