package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.PayloadTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One state of a definition. Parallel and Map will be further records here. */
public sealed interface State {
  String name();

  /**
   * @param result what replaces the input, if the state gives one
   */
  record Pass(
      String name,
      Selection inputPath,
      @Nullable PayloadTemplate parameters,
      @Nullable JsonNode result,
      ResultPath resultPath,
      Selection outputPath,
      Next next)
      implements State {}

  /**
   * @param timeout null for AWS's default, 99,999,999 seconds
   * @param heartbeat null where the state asks for none
   */
  record Task(
      String name,
      Resource resource,
      Selection inputPath,
      @Nullable PayloadTemplate parameters,
      @Nullable PayloadTemplate resultSelector,
      ResultPath resultPath,
      Selection outputPath,
      @Nullable Seconds timeout,
      @Nullable Seconds heartbeat,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Next next)
      implements State {
    public Task {
      retriers = List.copyOf(retriers);
      catchers = List.copyOf(catchers);
    }
  }

  /**
   * @param otherwise the state of {@code Default}, if there is one
   */
  record Choice(
      String name,
      Selection inputPath,
      Selection outputPath,
      List<ChoiceRule> rules,
      @Nullable String otherwise)
      implements State {
    public Choice {
      rules = List.copyOf(rules);
    }
  }

  record Wait(String name, Selection inputPath, Selection outputPath, WaitUntil until, Next next)
      implements State {}

  record Succeed(String name, Selection inputPath, Selection outputPath) implements State {}

  record Fail(String name, @Nullable FailText error, @Nullable FailText cause) implements State {}
}
