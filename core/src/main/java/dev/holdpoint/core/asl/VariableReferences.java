package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.Query;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which variables the states of a definition refer to. */
public final class VariableReferences {
  private final Set<String> found = new TreeSet<>();

  private VariableReferences() {}

  /** By the names of the states; one that refers to no variable is absent. */
  public static Map<String, Set<String>> of(Definition definition) {
    Map<String, Set<String>> all = new TreeMap<>();
    definition
        .all()
        .forEach((name, state) -> {
          VariableReferences references = new VariableReferences();
          references.state(state);
          if (!references.found.isEmpty()) {
            all.put(name, references.found);
          }
        });
    return all;
  }

  private void state(State state) {
    switch (state) {
      case State.Pass pass -> data(pass.data());
      case State.Task task -> {
        quantity(task.timeout());
        quantity(task.heartbeat());
        query(task.credentials());
      }
      case State.Choice choice -> {
        data(choice.data());
        choice.rules().forEach(this::rule);
      }
      case State.Wait wait -> {
        data(wait.data());
        until(wait.until());
      }
      case State.Succeed succeed -> data(succeed.data());
      case State.Fail fail -> {
        text(fail.error());
        text(fail.cause());
      }
      case State.Map map -> {
        query(map.items());
        query(map.itemSelector());
        quantity(map.maxConcurrency());
        if (map.distribution() != null) {
          distribution(map.distribution());
        }
      }
      case State.Parallel _ -> {}
    }
    if (state instanceof State.Working working) {
      data(working.data());
      working
          .catchers()
          .forEach(catcher -> {
            query(catcher.output());
            query(catcher.assign());
          });
    }
  }

  private void distribution(Distribution distribution) {
    quantity(distribution.toleratedCount());
    quantity(distribution.toleratedPercentage());
    if (distribution.batcher() != null) {
      quantity(distribution.batcher().maxItems());
      quantity(distribution.batcher().maxBytes());
      query(distribution.batcher().batchInput());
    }
    if (distribution.reader() != null) {
      query(distribution.reader().arguments());
      quantity(distribution.reader().maxItems());
    }
    if (distribution.writer() != null) {
      query(distribution.writer().arguments());
    }
  }

  private void rule(ChoiceRule rule) {
    found.addAll(rule.variables());
    query(rule.assign());
    query(rule.output());
  }

  private void data(Dataflow data) {
    query(data.assign());
    switch (data) {
      case Dataflow.Paths paths -> {
        selection(paths.inputPath());
        query(paths.parameters());
        query(paths.resultSelector());
        selection(paths.outputPath());
      }
      case Dataflow.Jsonata jsonata -> {
        query(jsonata.arguments());
        query(jsonata.output());
      }
    }
  }

  private void selection(Selection selection) {
    if (selection instanceof Selection.At(JsonPath path)) {
      query(path);
    }
  }

  private void until(WaitUntil until) {
    switch (until) {
      case WaitUntil.AfterSeconds(Quantity seconds) -> quantity(seconds);
      case WaitUntil.Timestamp _ -> {}
      case WaitUntil.TimestampAt(JsonPath path) -> query(path);
      case WaitUntil.TimestampComputed(Query expression) -> query(expression);
    }
  }

  private void text(@Nullable FailText text) {
    if (text instanceof FailText.Computed(Query expression, _)) {
      query(expression);
    }
  }

  private void quantity(@Nullable Quantity quantity) {
    if (quantity != null) {
      found.addAll(quantity.variables());
    }
  }

  private void query(@Nullable Query query) {
    if (query != null) {
      found.addAll(query.variables());
    }
  }
}
