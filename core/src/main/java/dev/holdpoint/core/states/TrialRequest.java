package dev.holdpoint.core.states;

import org.jspecify.annotations.Nullable;

/**
 * What TestState is asked for; texts as they were sent.
 *
 * @param stateName null where the definition is that of the one state
 * @param input null for {@code {}}
 * @param variables a JSON object, or null for none
 * @param context a JSON object, or null for one that is made up
 * @param mock null where the state's work is really done
 */
public record TrialRequest(
    String definition,
    @Nullable String stateName,
    @Nullable String roleArn,
    @Nullable String input,
    @Nullable String variables,
    @Nullable String context,
    @Nullable Mock mock,
    Configuration configuration) {

  /**
   * What the state's work is said to have ended with: one of both.
   *
   * @param result JSON text
   */
  public record Mock(@Nullable String result, @Nullable MockedError errorOutput) {}

  /** A failure in place of the state's work. */
  public record MockedError(@Nullable String error, @Nullable String cause) {}

  /**
   * What is said to have happened before.
   *
   * @param retries how often the retrier that takes the mocked error was used
   * @param errorCausedBy the state within a Map or Parallel that failed
   * @param mapFailures how many iterations failed
   * @param readerData what a Map's ItemReader read, JSON text
   */
  public record Configuration(
      @Nullable Integer retries,
      @Nullable String errorCausedBy,
      @Nullable Integer mapFailures,
      @Nullable String readerData) {
    /** Nothing. */
    public static final Configuration NONE = new Configuration(null, null, null, null);
  }
}
