package dev.holdpoint.app.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.holdpoint.app.stack.type.EventBusType;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.EventBus;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bus that a template has. */
class EventBusStackTest {
  private static final String TEMPLATE =
      """
      Resources:
        Bus:
          Type: AWS::Events::EventBus
          Properties:
            Name: orders
            Description: DESCRIPTION
            Tags: [{Key: team, Value: DESCRIPTION}]
            Policy: {Version: "2012-10-17", Statement: [{Sid: all, Effect: Allow, Principal: "*"}]}
      """;

  @TempDir Path folder;
  private final Store store = new InMemoryStore();

  private EventBus run(String description) throws IOException {
    Instant now = Instant.ofEpochSecond(1_000);
    SystemIds ids = new SystemIds(InstantSource.fixed(now));
    Buses buses = new Buses();
    Path template = folder.resolve("t.yaml");
    new StackRunner(
            store,
            () -> new Turn(now, ids, Limits.aws(), Home.DEFAULT),
            new ResourceTypes(List.of(new EventBusType(buses))),
            new Address(URI.create("http://127.0.0.1:1")),
            () -> "generated",
            StackCheck.NONE)
        .run(
            "shop",
            Files.writeString(template, TEMPLATE.replace("DESCRIPTION", description)),
            Map.of());
    return store.read(tx -> buses.get(tx, Home.DEFAULT, "orders"));
  }

  @Test
  void itIsWhatTheTemplateSaysNow() throws IOException {
    assertNotNull(run("one").policy());
    EventBus bus = run("two");
    assertEquals("two", bus.description());
    assertEquals(Map.of("team", "two"), bus.tags());
  }
}
