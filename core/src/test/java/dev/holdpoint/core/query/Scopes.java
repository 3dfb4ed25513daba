package dev.holdpoint.core.query;

import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Scopes for tests, written with single quotes. */
public final class Scopes {
  /** Chance from a fixed seed. */
  public static final Randomness NO_CHANCE =
      new Randomness() {
        private final Random random = new Random(7);

        @Override
        public String uuid() {
          return "00000000-0000-4000-8000-000000000001";
        }

        @Override
        public double nextDouble() {
          return random.nextDouble();
        }
      };

  private Scopes() {}

  public static Scope of(String data, String context) {
    return of(Json.parse(data.replace('\'', '"')), Json.parse(context.replace('\'', '"')));
  }

  /** A scope without variables. */
  public static Scope of(JsonNode data, JsonNode context) {
    return new Scope(data, context, Map.of(), NO_CHANCE, Instant.EPOCH);
  }
}
