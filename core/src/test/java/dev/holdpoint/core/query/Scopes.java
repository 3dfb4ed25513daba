package dev.holdpoint.core.query;

import dev.holdpoint.core.json.Json;
import java.util.Random;

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
    return new Scope(
        Json.parse(data.replace('\'', '"')), Json.parse(context.replace('\'', '"')), NO_CHANCE);
  }
}
