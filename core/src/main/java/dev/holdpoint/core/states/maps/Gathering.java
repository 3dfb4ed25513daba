package dev.holdpoint.core.states.maps;

import dev.holdpoint.core.asl.Distribution.Transformation;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.MapItems;
import dev.holdpoint.core.store.Tx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the results of a run's executions into one list, some hundred in each turn. What has been
 * gathered is kept beside the items, under indexes that none of those has.
 */
final class Gathering {
  /** Ours: so many in one turn. */
  private static final int PAGE = 500;

  private Gathering() {}

  /** What came of a turn: the whole list, a failure, or only progress. */
  record Step(Progress progress, @Nullable String output, @Nullable Failure failure) {}

  static Step step(Tx tx, MapRun run, int mostBytes) {
    Progress before = run.progress();
    ExecutionId after = before.gathered() == 0 ? null : new ExecutionId(before.gathered());
    List<ExecutionRow> page = tx.executions().children(run.id(), after, PAGE);
    StringBuilder text = new StringBuilder();
    for (ExecutionRow child : page) {
      for (String result : Results.of(tx, child, form(run))) {
        text.append(text.isEmpty() && before.bytes() == 0 ? "" : ",").append(result);
      }
      if (before.bytes() + text.length() > mostBytes) {
        return new Step(before, null, Failure.tooLarge(run.plan().state()));
      }
    }
    long bytes = before.bytes() + text.toString().getBytes(StandardCharsets.UTF_8).length;
    if (page.size() < PAGE) {
      return whole(tx, run, text, bytes, mostBytes);
    }
    long place = Long.MIN_VALUE + before.parts();
    tx.mapRuns().putItems(run.id(), new MapItems(place, 1, text.toString()));
    ExecutionId last = page.getLast().id();
    return new Step(before.gathered(last, before.parts() + 1, bytes), null, null);
  }

  private static Step whole(Tx tx, MapRun run, StringBuilder last, long bytes, int mostBytes) {
    if (bytes + 2 > mostBytes) {
      return new Step(run.progress(), null, Failure.tooLarge(run.plan().state()));
    }
    StringBuilder all = new StringBuilder("[");
    for (int i = 0; i < run.progress().parts(); i++) {
      MapItems part = tx.mapRuns().items(run.id(), Long.MIN_VALUE + i);
      all.append(part == null ? "" : part.body());
    }
    return new Step(run.progress(), all.append(last).append("]").toString(), null);
  }

  private static Transformation form(MapRun run) {
    MapPlan.Writing writing = run.plan().writing();
    return writing == null ? Transformation.COMPACT : writing.transformation();
  }
}
