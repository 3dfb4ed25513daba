package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.MoveTasks;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.AwsService;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.model.AddPermissionRequest;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.RemovePermissionRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;

/** SQS: its actions, in both of its protocols. */
public final class SqsService {
  private SqsService() {}

  public static AwsService create(
      Store store, Queues queues, MoveTasks moves, LongPoll polls, Supplier<Turn> turns) {
    Desk desk = new Desk(store, queues, moves, turns);
    AwsService sqs =
        AwsService.named("sqs")
            .json("AmazonSQS", "1.0")
            .query("2012-11-05", "http://queue.amazonaws.com/doc/2012-11-05/", new SqsNames());
    return messages(moves(queues(sqs, desk), desk), desk)
        .action("ReceiveMessage", ReceiveMessageRequest::builder, new ReceiveMessage(desk, polls));
  }

  private static AwsService queues(AwsService sqs, Desk desk) {
    return sqs.action("CreateQueue", CreateQueueRequest::builder, new CreateQueue(desk))
        .action("GetQueueUrl", GetQueueUrlRequest::builder, new GetQueueUrl(desk))
        .action(
            "GetQueueAttributes", GetQueueAttributesRequest::builder, new GetQueueAttributes(desk))
        .action(
            "SetQueueAttributes", SetQueueAttributesRequest::builder, new SetQueueAttributes(desk))
        .action("ListQueues", ListQueuesRequest::builder, new ListQueues(desk))
        .action("DeleteQueue", DeleteQueueRequest::builder, new DeleteQueue(desk))
        .action("PurgeQueue", PurgeQueueRequest::builder, new PurgeQueue(desk))
        .action("TagQueue", TagQueueRequest::builder, new TagQueue(desk))
        .action("UntagQueue", UntagQueueRequest::builder, new UntagQueue(desk))
        .action("ListQueueTags", ListQueueTagsRequest::builder, new ListQueueTags(desk))
        .action(
            "ListDeadLetterSourceQueues",
            ListDeadLetterSourceQueuesRequest::builder,
            new ListDeadLetterSourceQueues(desk));
  }

  private static AwsService moves(AwsService sqs, Desk desk) {
    return sqs.action("AddPermission", AddPermissionRequest::builder, new AddPermission(desk))
        .action("RemovePermission", RemovePermissionRequest::builder, new RemovePermission(desk))
        .action(
            "StartMessageMoveTask",
            StartMessageMoveTaskRequest::builder,
            new StartMessageMoveTask(desk))
        .action(
            "CancelMessageMoveTask",
            CancelMessageMoveTaskRequest::builder,
            new CancelMessageMoveTask(desk))
        .action(
            "ListMessageMoveTasks",
            ListMessageMoveTasksRequest::builder,
            new ListMessageMoveTasks(desk));
  }

  private static AwsService messages(AwsService sqs, Desk desk) {
    return sqs.action("SendMessage", SendMessageRequest::builder, new SendMessage(desk))
        .action("SendMessageBatch", SendMessageBatchRequest::builder, new SendMessageBatch(desk))
        .action("DeleteMessage", DeleteMessageRequest::builder, new DeleteMessage(desk))
        .action(
            "DeleteMessageBatch", DeleteMessageBatchRequest::builder, new DeleteMessageBatch(desk))
        .action(
            "ChangeMessageVisibility",
            ChangeMessageVisibilityRequest::builder,
            new ChangeMessageVisibility(desk))
        .action(
            "ChangeMessageVisibilityBatch",
            ChangeMessageVisibilityBatchRequest::builder,
            new ChangeMessageVisibilityBatch(desk));
  }
}
