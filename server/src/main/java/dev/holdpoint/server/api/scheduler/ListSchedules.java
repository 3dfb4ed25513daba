package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.core.scheduler.Schedule;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/** {@code ListSchedules}. */
record ListSchedules(SchedulerDesk desk)
    implements Action<ListSchedulesRequest, ListSchedulesResponse> {
  @Override
  public ListSchedulesResponse handle(ListSchedulesRequest request, Call call) {
    int most = Paging.size(request.maxResults());
    String after = Paging.read(request.nextToken());
    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    String state = request.stateAsString();
    List<Schedule> found =
        desk.store()
            .read(tx ->
                desk.scheduler()
                    .list(
                        tx,
                        desk.home(),
                        request.groupName(),
                        after,
                        schedule ->
                            schedule.name().startsWith(prefix)
                                && (state == null || state.equals(state(schedule))),
                        most + 1));
    boolean more = found.size() > most;
    List<Schedule> page = more ? found.subList(0, most) : found;
    return ListSchedulesResponse.builder()
        .schedules(page.stream().map(ListSchedules::summary).toList())
        .nextToken(more ? Paging.write(page.getLast().group() + "/" + page.getLast().name()) : null)
        .build();
  }

  private static String state(Schedule schedule) {
    return schedule.settings().enabled() ? "ENABLED" : "DISABLED";
  }

  private static ScheduleSummary summary(Schedule schedule) {
    return ScheduleSummary.builder()
        .arn(schedule.arn().value())
        .name(schedule.name())
        .groupName(schedule.group())
        .state(state(schedule))
        .creationDate(schedule.created())
        .lastModificationDate(schedule.modified())
        .target(target -> target.arn(schedule.settings().target().arn().value()))
        .build();
  }
}
