package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One state of a definition. */
public sealed interface State {
  String name();

  /** The states within this one, by the places where they begin. */
  default List<Submachine> inner() {
    return List.of();
  }

  /** A state whose work may fail, and be tried again or caught. */
  sealed interface Working extends State {
    Dataflow data();

    List<Retrier> retriers();

    List<Catcher> catchers();

    Next next();
  }

  /**
   * @param result what replaces the input, if the state gives one (JSONPath only)
   */
  record Pass(String name, Dataflow data, @Nullable JsonNode result, Next next) implements State {}

  /**
   * @param timeout null for AWS's default, 99,999,999 seconds
   * @param heartbeat null where the state asks for none
   * @param credentials the role of another account to call with, or null
   */
  record Task(
      String name,
      Dataflow data,
      Resource resource,
      @Nullable Quantity timeout,
      @Nullable Quantity heartbeat,
      @Nullable Query credentials,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Next next)
      implements Working {
    public Task {
      retriers = List.copyOf(retriers);
      catchers = List.copyOf(catchers);
    }
  }

  /**
   * @param otherwise the state of {@code Default}, if there is one
   */
  record Choice(String name, Dataflow data, List<ChoiceRule> rules, @Nullable String otherwise)
      implements State {
    public Choice {
      rules = List.copyOf(rules);
    }
  }

  record Wait(String name, Dataflow data, WaitUntil until, Next next) implements State {}

  record Succeed(String name, Dataflow data) implements State {}

  record Fail(
      String name, QueryLanguage language, @Nullable FailText error, @Nullable FailText cause)
      implements State {}

  /**
   * @param branches run side by side, each with the same input
   */
  record Parallel(
      String name,
      Dataflow data,
      List<Submachine> branches,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Next next)
      implements Working {
    public Parallel {
      branches = List.copyOf(branches);
      retriers = List.copyOf(retriers);
      catchers = List.copyOf(catchers);
    }

    @Override
    public List<Submachine> inner() {
      return branches;
    }
  }

  /**
   * @param items where the items are: a path, an expression or a constant list; null for the
   *     effective input
   * @param itemSelector what an iteration is given; null for the item itself
   * @param maxConcurrency how many iterations may run side by side; null or 0 for AWS's own limit
   * @param distribution null for an inline Map
   */
  record Map(
      String name,
      Dataflow data,
      @Nullable Query items,
      @Nullable Query itemSelector,
      @Nullable Quantity maxConcurrency,
      Submachine processor,
      @Nullable Distribution distribution,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Next next)
      implements Working {
    public Map {
      retriers = List.copyOf(retriers);
      catchers = List.copyOf(catchers);
    }

    @Override
    public List<Submachine> inner() {
      return List.of(processor);
    }
  }
}
