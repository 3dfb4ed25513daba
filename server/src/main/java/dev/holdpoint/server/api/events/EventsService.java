package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Model;
import software.amazon.awssdk.services.eventbridge.model.CancelReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateApiDestinationRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DeauthorizeConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteApiDestinationRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeApiDestinationRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListApiDestinationsRequest;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListConnectionsRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListReplaysRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.TagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternRequest;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateApiDestinationRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateEventBusRequest;

/** EventBridge behind the port. */
public final class EventsService {
  private EventsService() {}

  public static AwsService on(EventsDesk desk) {
    AwsService rules = withTags(withTargets(withRules(service(), desk), desk), desk);
    return withArchives(
        withDestinations(withConnections(withBuses(rules, desk), desk), desk), desk);
  }

  private static AwsService service() {
    return AwsService.named("events")
        .json("AWSEvents", "1.1")
        .model(Model.beside(EventsService.class, "ValidationException"));
  }

  private static AwsService withRules(AwsService service, EventsDesk desk) {
    return service
        .action("PutRule", PutRuleRequest::builder, new PutRule(desk))
        .action("EnableRule", EnableRuleRequest::builder, new EnableRule(desk))
        .action("DisableRule", DisableRuleRequest::builder, new DisableRule(desk))
        .action("DescribeRule", DescribeRuleRequest::builder, new DescribeRule(desk))
        .action("DeleteRule", DeleteRuleRequest::builder, new DeleteRule(desk))
        .action("ListRules", ListRulesRequest::builder, new ListRules(desk))
        .action(
            "ListRuleNamesByTarget",
            ListRuleNamesByTargetRequest::builder,
            new ListRuleNamesByTarget(desk));
  }

  private static AwsService withTargets(AwsService service, EventsDesk desk) {
    return service
        .action("PutTargets", PutTargetsRequest::builder, new PutTargets(desk))
        .action("RemoveTargets", RemoveTargetsRequest::builder, new RemoveTargets(desk))
        .action("ListTargetsByRule", ListTargetsByRuleRequest::builder, new ListTargetsByRule(desk))
        .action("PutEvents", PutEventsRequest::builder, new PutEvents(desk))
        .action("TestEventPattern", TestEventPatternRequest::builder, new TestEventPattern(desk));
  }

  private static AwsService withBuses(AwsService service, EventsDesk desk) {
    return service
        .action("CreateEventBus", CreateEventBusRequest::builder, new CreateEventBus(desk))
        .action("DeleteEventBus", DeleteEventBusRequest::builder, new DeleteEventBus(desk))
        .action("DescribeEventBus", DescribeEventBusRequest::builder, new DescribeEventBus(desk))
        .action("UpdateEventBus", UpdateEventBusRequest::builder, new UpdateEventBus(desk))
        .action("PutPermission", PutPermissionRequest::builder, new PutPermission(desk))
        .action("RemovePermission", RemovePermissionRequest::builder, new RemovePermission(desk))
        .action("ListEventBuses", ListEventBusesRequest::builder, new ListEventBuses(desk));
  }

  private static AwsService withTags(AwsService service, EventsDesk desk) {
    return service
        .action("TagResource", TagResourceRequest::builder, new TagResource(desk))
        .action("UntagResource", UntagResourceRequest::builder, new UntagResource(desk))
        .action(
            "ListTagsForResource",
            ListTagsForResourceRequest::builder,
            new ListTagsForResource(desk));
  }

  private static AwsService withConnections(AwsService service, EventsDesk desk) {
    return service
        .action("CreateConnection", CreateConnectionRequest::builder, new CreateConnection(desk))
        .action("UpdateConnection", UpdateConnectionRequest::builder, new UpdateConnection(desk))
        .action("DeleteConnection", DeleteConnectionRequest::builder, new DeleteConnection(desk))
        .action(
            "DescribeConnection", DescribeConnectionRequest::builder, new DescribeConnection(desk))
        .action("ListConnections", ListConnectionsRequest::builder, new ListConnections(desk))
        .action(
            "DeauthorizeConnection",
            DeauthorizeConnectionRequest::builder,
            new DeauthorizeConnection(desk));
  }

  private static AwsService withDestinations(AwsService service, EventsDesk desk) {
    return service
        .action(
            "CreateApiDestination",
            CreateApiDestinationRequest::builder,
            new CreateApiDestination(desk))
        .action(
            "UpdateApiDestination",
            UpdateApiDestinationRequest::builder,
            new UpdateApiDestination(desk))
        .action(
            "DeleteApiDestination",
            DeleteApiDestinationRequest::builder,
            new DeleteApiDestination(desk))
        .action(
            "DescribeApiDestination",
            DescribeApiDestinationRequest::builder,
            new DescribeApiDestination(desk))
        .action(
            "ListApiDestinations",
            ListApiDestinationsRequest::builder,
            new ListApiDestinations(desk));
  }

  private static AwsService withArchives(AwsService service, EventsDesk desk) {
    return service
        .action("CreateArchive", CreateArchiveRequest::builder, new CreateArchive(desk))
        .action("UpdateArchive", UpdateArchiveRequest::builder, new UpdateArchive(desk))
        .action("DeleteArchive", DeleteArchiveRequest::builder, new DeleteArchive(desk))
        .action("DescribeArchive", DescribeArchiveRequest::builder, new DescribeArchive(desk))
        .action("ListArchives", ListArchivesRequest::builder, new ListArchives(desk))
        .action("StartReplay", StartReplayRequest::builder, new StartReplay(desk))
        .action("CancelReplay", CancelReplayRequest::builder, new CancelReplay(desk))
        .action("DescribeReplay", DescribeReplayRequest::builder, new DescribeReplay(desk))
        .action("ListReplays", ListReplaysRequest::builder, new ListReplays(desk));
  }
}
