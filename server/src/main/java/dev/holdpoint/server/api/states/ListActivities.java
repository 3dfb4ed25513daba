package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
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
  private final Turns turns;
  private final Activities activities;

  ListActivities(Store store, Turns turns, Activities activities) {
    this.store = store;
    this.turns = turns;
    this.activities = activities;
  }

  @Override
  public ListActivitiesResponse handle(ListActivitiesRequest request, Call call) {
    Paging paging =
        Paging.of(turns.now().now(), request.maxResults(), request.nextToken(), "ListActivities");
    List<Activity> found =
        store.read(tx -> activities.list(tx, turns.home(), paging.after(), paging.limit() + 1));
    return ListActivitiesResponse.builder()
        .activities(paging.page(found).stream().map(ListActivities::item).toList())
        .nextToken(paging.next(found, activity -> activity.arn().value()))
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
