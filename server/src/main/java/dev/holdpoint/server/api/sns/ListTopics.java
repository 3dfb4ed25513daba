package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.sns.Page;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.Topic;

/** {@code ListTopics}. */
record ListTopics(Sns sns) implements Action<ListTopicsRequest, ListTopicsResponse> {
  @Override
  public ListTopicsResponse handle(ListTopicsRequest request, Call call) {
    Page<dev.holdpoint.core.sns.Topic> page =
        sns.read(tx -> sns.topics().list(tx, sns.turns().get().home(), request.nextToken()));
    return ListTopicsResponse.builder()
        .topics(
            page.items().stream()
                .map(topic -> Topic.builder().topicArn(topic.arn().value()).build())
                .toList())
        .nextToken(page.nextToken())
        .build();
  }
}
