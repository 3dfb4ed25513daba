package dev.holdpoint.server.api.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.MoveTasks;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Served;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class SqsServiceTest {
  private static final Arn ARN = Home.DEFAULT.arn("sqs", "orders");

  private final Store store = new InMemoryStore();
  private final QueueWaiters waiters = new QueueWaiters();
  private final Served served = served();
  private final SqsClient client = served.client(SqsClient.builder());

  private Served served() {
    MoveTasks moves = new MoveTasks(new Queues(waiters), waiters);
    SystemIds ids = new SystemIds(InstantSource.system());
    Queues queues = new Queues(waiters);
    Supplier<Turn> turns =
        () -> new Turn(InstantSource.system().instant(), ids, Limits.aws(), Home.DEFAULT);
    LongPoll polls = new LongPoll(store, queues, waiters, turns);
    return new Served(SqsService.create(store, queues, moves, polls, turns));
  }

  @AfterEach
  void stop() {
    waiters.close();
    client.close();
    served.close();
    store.close();
  }

  private String queue() {
    return client.createQueue(r -> r.queueName("orders")).queueUrl();
  }

  private Message receive(String url) {
    return client
        .receiveMessage(r ->
            r.queueUrl(url)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .getFirst();
  }

  @Test
  void aQueuesUrlIsTheWayOnWhichItsCallerCame() {
    String url = queue();
    assertEquals(served.endpoint() + "/000000000000/orders", url);
    assertEquals(url, client.getQueueUrl(r -> r.queueName("orders")).queueUrl());
    assertEquals(List.of(url), client.listQueues().queueUrls());
    client.deleteQueue(r -> r.queueUrl(url));
    assertTrue(client.listQueues().queueUrls().isEmpty());
    assertThrows(
        QueueDoesNotExistException.class, () -> client.getQueueUrl(r -> r.queueName("orders")));
  }

  @Test
  void aMessageArrivesWithWhatTravelsWithIt() {
    String url = queue();
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "text", MessageAttributeValue.builder().dataType("String").stringValue("é").build(),
            "bytes",
                MessageAttributeValue.builder()
                    .dataType("Binary")
                    .binaryValue(SdkBytes.fromUtf8String("b"))
                    .build());
    // The SDK itself compares the MD5s of body and attributes on both ways.
    String id =
        client
            .sendMessage(r -> r.queueUrl(url).messageBody("hello").messageAttributes(attributes))
            .messageId();
    Message message = receive(url);
    assertEquals(id, message.messageId());
    assertEquals("hello", message.body());
    assertEquals(attributes, message.messageAttributes());
    assertEquals(
        "1", message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    client.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
    assertFalse(client.receiveMessage(r -> r.queueUrl(url)).hasMessages());
  }

  @Test
  void aMessageComesBackWhenItsReceiverSaysSo() {
    String url = queue();
    client.sendMessage(r -> r.queueUrl(url).messageBody("again"));
    String handle = receive(url).receiptHandle();
    assertFalse(client.receiveMessage(r -> r.queueUrl(url)).hasMessages());
    client.changeMessageVisibility(r -> r.queueUrl(url).receiptHandle(handle).visibilityTimeout(0));
    assertEquals("again", receive(url).body());
  }

  @Test
  void batchesAreAcceptedAndRefusedEntryByEntry() {
    String url = queue();
    SendMessageBatchResponse sent =
        client.sendMessageBatch(r -> r.queueUrl(url).entries(entry("good", 0), entry("late", 901)));
    assertEquals("good", sent.successful().getFirst().id());
    assertEquals("late", sent.failed().getFirst().id());
    assertTrue(sent.failed().getFirst().senderFault());
    DeleteMessageBatchRequestEntry delete =
        DeleteMessageBatchRequestEntry.builder()
            .id("d")
            .receiptHandle(receive(url).receiptHandle())
            .build();
    assertEquals(
        "d",
        client
            .deleteMessageBatch(r -> r.queueUrl(url).entries(delete))
            .successful()
            .getFirst()
            .id());
  }

  private static SendMessageBatchRequestEntry entry(String id, int delay) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(id)
        .delaySeconds(delay)
        .build();
  }

  @Test
  void attributesAndTagsAreKept() {
    String url = queue();
    client.setQueueAttributes(
        r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "7")));
    var attributes =
        client
            .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertEquals("7", attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT));
    assertEquals(ARN.value(), attributes.get(QueueAttributeName.QUEUE_ARN));
    client.tagQueue(r -> r.queueUrl(url).tags(Map.of("team", "blue", "old", "x")));
    client.untagQueue(r -> r.queueUrl(url).tagKeys("old"));
    assertEquals(Map.of("team", "blue"), client.listQueueTags(r -> r.queueUrl(url)).tags());
    client.purgeQueue(r -> r.queueUrl(url));
    String dead = ARN.value();
    client.createQueue(r ->
        r.queueName("source")
            .attributes(
                Map.of(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"" + dead + "\",\"maxReceiveCount\":3}")));
    assertEquals(
        List.of(served.endpoint() + "/000000000000/source"),
        client.listDeadLetterSourceQueues(r -> r.queueUrl(url)).queueUrls());
  }

  private ReceiveMessageResponse attempt(String url) {
    return client.receiveMessage(r -> r.queueUrl(url).receiveRequestAttemptId("again"));
  }

  @Test
  void aFifoQueueSaysWhereAMessageStands() {
    String url =
        client
            .createQueue(r ->
                r.queueName("q.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
            .queueUrl();
    String sequence =
        client
            .sendMessage(r ->
                r.queueUrl(url).messageBody("m").messageGroupId("g").messageDeduplicationId("d"))
            .sequenceNumber();
    String handle = attempt(url).messages().getFirst().receiptHandle();
    assertEquals(handle, attempt(url).messages().getFirst().receiptHandle());
    client.changeMessageVisibility(r -> r.queueUrl(url).receiptHandle(handle).visibilityTimeout(0));
    Map<MessageSystemAttributeName, String> attributes = receive(url).attributes();
    assertEquals(sequence, attributes.get(MessageSystemAttributeName.SEQUENCE_NUMBER));
    assertEquals("g", attributes.get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
    assertEquals("d", attributes.get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID));
  }

  @Test
  void aLongPollEndsWithAMessageOrWithTheServer() throws Exception {
    String url = queue();
    CompletableFuture<ReceiveMessageResponse> first = poll(url);
    client.sendMessage(r -> r.queueUrl(url).messageBody("here"));
    assertEquals("here", first.get(20, TimeUnit.SECONDS).messages().getFirst().body());
    CompletableFuture<ReceiveMessageResponse> second = poll(url);
    waiters.close();
    assertFalse(second.get(10, TimeUnit.SECONDS).hasMessages());
  }

  /** A poll that has begun to wait. */
  private CompletableFuture<ReceiveMessageResponse> poll(String url) {
    CompletableFuture<ReceiveMessageResponse> poll =
        CompletableFuture.supplyAsync(
            () -> client.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)));
    while (waiters.waiting(ARN) == 0) {
      Thread.onSpinWait();
    }
    return poll;
  }

  @Test
  void theOlderProtocolHasItsOwnNames() {
    String all = "&Version=2012-11-05&Action=";
    String create =
        served
            .post(
                "/",
                "QueueName=orders&Attribute.1.Name=VisibilityTimeout"
                    + "&Attribute.1.Value=9&Tag.1.Key=a&Tag.1.Value=b"
                    + all
                    + "CreateQueue")
            .body();
    String path = "/000000000000/orders";
    assertTrue(create.contains("<QueueUrl>" + served.endpoint() + path + "</QueueUrl>"), create);
    String batch =
        served
            .post(
                path,
                "SendMessageBatchRequestEntry.1.Id=one"
                    + "&SendMessageBatchRequestEntry.1.MessageBody=%3Chi%3E"
                    + "&SendMessageBatchRequestEntry.1.MessageAttribute.1.Name=n"
                    + "&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType=String"
                    + "&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue=v"
                    + all
                    + "SendMessageBatch")
            .body();
    assertTrue(batch.contains("<SendMessageBatchResultEntry><Id>one</Id>"), batch);
    String received =
        served
            .post(path, "AttributeName.1=All&MessageAttributeName.1=All" + all + "ReceiveMessage")
            .body();
    assertTrue(received.contains("<Message><MessageId>"), received);
    assertTrue(received.contains("<Body>&lt;hi&gt;</Body>"), received);
    assertTrue(
        received.contains("<MessageAttribute><Name>n</Name><Value><StringValue>v"), received);
    assertTrue(received.contains("<Attribute><Name>SenderId</Name><Value>"), received);
    String attributes =
        served.post(path, "AttributeName.1=VisibilityTimeout" + all + "GetQueueAttributes").body();
    assertTrue(
        attributes.contains("<Attribute><Name>VisibilityTimeout</Name><Value>9</Value>"),
        attributes);
    String tags = served.get(path + "?x=1" + all + "ListQueueTags").body();
    assertTrue(tags.contains("<Tag><Key>a</Key><Value>b</Value></Tag>"), tags);
  }

  @Test
  void theOlderProtocolHasItsOwnErrors() {
    var missing = served.get("/?Action=GetQueueUrl&QueueName=none&Version=2012-11-05");
    assertEquals(400, missing.statusCode());
    assertTrue(missing.body().contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>"));
    assertTrue(missing.body().contains("for this wsdl version."));
  }
}
