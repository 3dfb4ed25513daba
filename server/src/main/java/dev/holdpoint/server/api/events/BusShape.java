package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.BusSettings;
import dev.holdpoint.core.events.EventBus;
import dev.holdpoint.core.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.DeadLetterConfig;
import software.amazon.awssdk.services.eventbridge.model.LogConfig;

/** What a bus keeps, between the SDK's shape and ours. */
final class BusShape {
  private BusShape() {}

  static BusSettings read(@Nullable DeadLetterConfig deadLetters, @Nullable LogConfig logs) {
    return new BusSettings(
        deadLetters == null ? null : deadLetters.arn(),
        logs == null ? null : logs.levelAsString(),
        logs == null ? null : logs.includeDetailAsString());
  }

  static @Nullable DeadLetterConfig deadLetters(EventBus bus) {
    String arn = bus.kept().deadLetterArn();
    return arn == null ? null : DeadLetterConfig.builder().arn(arn).build();
  }

  static @Nullable LogConfig logs(EventBus bus) {
    BusSettings kept = bus.kept();
    return kept.logLevel() == null && kept.logDetail() == null
        ? null
        : LogConfig.builder().level(kept.logLevel()).includeDetail(kept.logDetail()).build();
  }

  static @Nullable String policy(EventBus bus) {
    return bus.policy() == null ? null : Json.write(bus.policy());
  }
}
