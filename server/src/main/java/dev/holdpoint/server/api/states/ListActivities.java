package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.Activity;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesResponse;

/** ListActivities. */
final class ListActivities implements Action<ListActivitiesRequest, ListActivitiesResponse> {
  private final Store store;
  private final Activities activities;

  ListActivities(Store store, Activities activities) {
    this.store = store;
    this.activities = activities;
  }

  @Override
  public ListActivitiesResponse handle(ListActivitiesRequest request, Call call) {
    int limit = Paging.limit(request.maxResults());
    String after = Paging.after(request.nextToken());
    List<Activity> found = store.read(tx -> activities.list(tx, after, limit + 1));
    return ListActivitiesResponse.builder()
        .activities(Paging.page(found, limit).stream().map(ListActivities::item).toList())
        .nextToken(Paging.next(found, limit, activity -> activity.arn().value()))
        .build();
  }

  private static ActivityListItem item(Activity activity) {
    return ActivityListItem.builder()
        .activityArn(activity.arn().value())
        .name(activity.name())
        .creationDate(activity.createdAt())
        .build();
  }
}
