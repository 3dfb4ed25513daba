package dev.holdpoint.app.node;

import dev.holdpoint.app.cli.Version;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.events.EventsDesk;
import dev.holdpoint.server.api.events.EventsService;
import dev.holdpoint.server.api.sts.StsService;
import dev.holdpoint.server.http.HealthRoute;
import dev.holdpoint.server.http.WebRoute;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.wire.AwsService;
import java.util.List;

/** Everything that the one port serves. */
final class Doors {
  private Doors() {}

  /** The first that matches serves. */
  static List<WebRoute> routes(Store store, Core core) {
    return List.of(
        new HealthRoute(Version.text()), new StackRoute(store), new AwsDoor(services(store, core)));
  }

  private static List<AwsService> services(Store store, Core core) {
    EventsDesk events = new EventsDesk(store, core.turns, core.buses, core.rules, core.events);
    return List.of(StsService.create(core.turns.home()), EventsService.on(events));
  }
}
