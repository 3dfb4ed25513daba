package dev.holdpoint.app.fuzz;

/** How long to fuzz, and from which seed: {@code build/fuzz} sets both. */
final class Fuzzing {
  private Fuzzing() {}

  static int rounds(int usual) {
    return Integer.getInteger("holdpoint.fuzz.rounds", usual);
  }

  static long seed() {
    return Long.getLong("holdpoint.fuzz.seed", 42L);
  }

  /** Says what to give again. */
  static AssertionError found(String parser, int round, String input, Throwable thrown) {
    String shown = input.length() > 600 ? input.substring(0, 600) + "… " + input.length() : input;
    return new AssertionError(
        "%s broke in round %d of seed %d on: %s".formatted(parser, round, seed(), shown), thrown);
  }
}
