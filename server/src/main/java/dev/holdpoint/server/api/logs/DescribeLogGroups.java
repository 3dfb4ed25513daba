package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.logs.LogGroup;
import dev.holdpoint.core.logs.LogsError;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

/** Lists groups by their names. */
record DescribeLogGroups(LogsDesk desk)
    implements Action<DescribeLogGroupsRequest, DescribeLogGroupsResponse> {
  @Override
  public DescribeLogGroupsResponse handle(DescribeLogGroupsRequest request, Call call) {
    if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
      throw LogsError.invalid(
          "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }
    String prefix = request.logGroupNamePrefix() == null ? "" : request.logGroupNamePrefix();
    List<LogGroup> all =
        desk.store().read(tx -> desk.groups().list(tx, desk.turns().home(), prefix)).stream()
            .filter(group -> isWanted(group, request))
            .toList();
    Paging<LogGroup> page = Paging.of(all, LogGroup::name, request.nextToken(), request.limit());
    return DescribeLogGroupsResponse.builder()
        .logGroups(page.items().stream().map(this::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static boolean isWanted(LogGroup group, DescribeLogGroupsRequest request) {
    String pattern = request.logGroupNamePattern();
    String kind = request.logGroupClassAsString();
    boolean named =
        !request.hasLogGroupIdentifiers()
            || request.logGroupIdentifiers().stream()
                .anyMatch(one -> one.equals(group.name()) || one.startsWith(group.arn().value()));
    return named
        && (kind == null || kind.equals(group.kind()))
        && (pattern == null
            || group.name().toLowerCase(Locale.ROOT).contains(pattern.toLowerCase(Locale.ROOT)));
  }

  private software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup shape(LogGroup group) {
    return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
        .logGroupName(group.name())
        .creationTime(group.created().toEpochMilli())
        .retentionInDays(group.retentionDays())
        .metricFilterCount(0)
        .arn(group.arn() + ":*")
        .logGroupArn(group.arn().value())
        .logGroupClass(group.kind())
        .storedBytes(desk.book().bytes(group.arn()))
        .build();
  }
}
