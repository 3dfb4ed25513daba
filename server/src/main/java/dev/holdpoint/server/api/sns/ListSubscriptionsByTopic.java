package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.sns.Page;
import dev.holdpoint.core.sns.Subscription;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;

/** {@code ListSubscriptionsByTopic}. */
record ListSubscriptionsByTopic(Sns sns)
    implements Action<ListSubscriptionsByTopicRequest, ListSubscriptionsByTopicResponse> {
  @Override
  public ListSubscriptionsByTopicResponse handle(
      ListSubscriptionsByTopicRequest request, Call call) {
    String arn = Sns.required(request.topicArn(), "TopicArn");
    Page<Subscription> page =
        sns.read(tx ->
            sns.topics().subscriptionsOf(tx, sns.topics().byArn(tx, arn), request.nextToken()));
    return ListSubscriptionsByTopicResponse.builder()
        .subscriptions(Subscriptions.write(page.items()))
        .nextToken(page.nextToken())
        .build();
  }
}
