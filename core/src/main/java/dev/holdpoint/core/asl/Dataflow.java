package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import org.jspecify.annotations.Nullable;

/** How data comes into a state and goes out of it: each query language has fields of its own. */
public sealed interface Dataflow {
  /** What the state assigns to variables, or null. */
  @Nullable Query assign();

  /**
   * JSONPath.
   *
   * @param parameters {@code Parameters}: what the work is given
   */
  record Paths(
      Selection inputPath,
      @Nullable Query parameters,
      @Nullable Query resultSelector,
      ResultPath resultPath,
      Selection outputPath,
      @Nullable Query assign)
      implements Dataflow {}

  /**
   * JSONata.
   *
   * @param arguments {@code Arguments}: what the work is given
   * @param output {@code Output}: what the state hands on
   */
  record Jsonata(@Nullable Query arguments, @Nullable Query output, @Nullable Query assign)
      implements Dataflow {}
}
