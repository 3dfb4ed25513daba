package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.AwsService;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.model.AddPermissionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.RemovePermissionRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;

/** SNS as a service behind the port. */
public final class SnsService {
  private SnsService() {}

  /**
   * @param turns a turn at the present moment
   */
  public static AwsService of(Store store, Topics topics, Supplier<Turn> turns) {
    Sns sns = new Sns(store, topics, turns);
    return subscriptions(topics(AwsService.named("sns"), sns), sns)
        .query("2010-03-31", "http://sns.amazonaws.com/doc/2010-03-31/");
  }

  private static AwsService topics(AwsService service, Sns sns) {
    return service
        .action("CreateTopic", CreateTopicRequest::builder, new CreateTopic(sns))
        .action("DeleteTopic", DeleteTopicRequest::builder, new DeleteTopic(sns))
        .action("ListTopics", ListTopicsRequest::builder, new ListTopics(sns))
        .action(
            "GetTopicAttributes", GetTopicAttributesRequest::builder, new GetTopicAttributes(sns))
        .action(
            "SetTopicAttributes", SetTopicAttributesRequest::builder, new SetTopicAttributes(sns))
        .action("Publish", PublishRequest::builder, new Publish(sns))
        .action("PublishBatch", PublishBatchRequest::builder, new PublishBatch(sns))
        .action("AddPermission", AddPermissionRequest::builder, new AddPermission(sns))
        .action("RemovePermission", RemovePermissionRequest::builder, new RemovePermission(sns))
        .action("TagResource", TagResourceRequest::builder, new TagResource(sns))
        .action("UntagResource", UntagResourceRequest::builder, new UntagResource(sns))
        .action(
            "ListTagsForResource",
            ListTagsForResourceRequest::builder,
            new ListTagsForResource(sns));
  }

  private static AwsService subscriptions(AwsService service, Sns sns) {
    return service
        .action("Subscribe", SubscribeRequest::builder, new Subscribe(sns))
        .action(
            "ConfirmSubscription",
            ConfirmSubscriptionRequest::builder,
            new ConfirmSubscription(sns))
        .action("Unsubscribe", UnsubscribeRequest::builder, new Unsubscribe(sns))
        .action("ListSubscriptions", ListSubscriptionsRequest::builder, new ListSubscriptions(sns))
        .action(
            "ListSubscriptionsByTopic",
            ListSubscriptionsByTopicRequest::builder,
            new ListSubscriptionsByTopic(sns))
        .action(
            "GetSubscriptionAttributes",
            GetSubscriptionAttributesRequest::builder,
            new GetSubscriptionAttributes(sns))
        .action(
            "SetSubscriptionAttributes",
            SetSubscriptionAttributesRequest::builder,
            new SetSubscriptionAttributes(sns))
        .link(
            "ConfirmSubscription",
            ConfirmSubscriptionRequest::builder,
            new ConfirmSubscription(sns))
        .link("Unsubscribe", UnsubscribeRequest::builder, new UnsubscribeByLink(sns));
  }
}
