package dev.holdpoint.server.api.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.states.Alias.Route;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;

/** Routing configurations between the SDK's shape and ours. */
final class Routes {
  private Routes() {}

  static List<Route> read(List<RoutingConfigurationListItem> items) {
    return items.stream()
        .map(item ->
            new Route(
                Arn.of(Required.member(item.stateMachineVersionArn(), "stateMachineVersionArn")),
                item.weight() == null ? 0 : item.weight()))
        .toList();
  }

  static List<RoutingConfigurationListItem> show(List<Route> routes) {
    return routes.stream()
        .map(route ->
            RoutingConfigurationListItem.builder()
                .stateMachineVersionArn(route.version().value())
                .weight(route.weight())
                .build())
        .toList();
  }
}
