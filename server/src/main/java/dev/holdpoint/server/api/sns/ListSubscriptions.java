package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.sns.Page;
import dev.holdpoint.core.sns.Subscription;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;

/** {@code ListSubscriptions}. */
record ListSubscriptions(Sns sns)
    implements Action<ListSubscriptionsRequest, ListSubscriptionsResponse> {
  @Override
  public ListSubscriptionsResponse handle(ListSubscriptionsRequest request, Call call) {
    Page<Subscription> page =
        sns.read(
            tx -> sns.topics().subscriptions(tx, sns.turns().get().home(), request.nextToken()));
    return ListSubscriptionsResponse.builder()
        .subscriptions(Subscriptions.write(page.items()))
        .nextToken(page.nextToken())
        .build();
  }
}
