package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Distribution;
import dev.holdpoint.core.asl.MachineType;
import dev.holdpoint.core.asl.Quantity;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.Position;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.Query;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Map, distributed: an execution of its own for each item or batch, begun by a map run. */
final class DistributedStep {
  /** As on AWS. */
  private static final int MOST_REDRIVES = 1_000;

  private DistributedStep() {}

  static void begin(Draft draft, State.Map map, Distribution distribution, Branch branch) {
    Scope scope = Flow.scope(draft, branch);
    JsonNode items = distribution.reader() == null ? MapStep.items(map, scope) : null;
    int id = branch.position().branch();
    draft.event(
        id,
        HistoryEventType.MAP_STATE_STARTED,
        Json.object().put("length", items == null ? 0 : items.size()));
    TaskRef ref = new TaskRef(draft.before().row().id(), id, draft.nextEvent());
    MapPlan plan = plan(draft, map, distribution, scope, ref, items);
    draft.event(
        id, HistoryEventType.MAP_RUN_STARTED, Json.object().put("mapRunArn", plan.arn().value()));
    draft.wait(id, new Phase.Mapping(ref.event(), plan.arn().value(), 0));
    draft.effect(new Effect.StartMapRun(plan));
  }

  static MapPlan plan(
      Draft draft,
      State.Map map,
      Distribution distribution,
      Scope scope,
      TaskRef ref,
      @Nullable JsonNode items) {
    Scope data = scope.withData(Flow.effective(draft, map.data(), scope));
    long concurrency =
        map.maxConcurrency() == null
            ? 0
            : Numbers.whole(map.maxConcurrency(), "MaxConcurrency", scope);
    Long count = Numbers.wholeOrNull(distribution.toleratedCount(), "ToleratedFailureCount", scope);
    Double percentage =
        Numbers.percentage(distribution.toleratedPercentage(), "ToleratedFailurePercentage", scope);
    return new MapPlan(
        arn(draft, distribution.label()),
        ref,
        map.name(),
        distribution.label(),
        distribution.type() == MachineType.EXPRESS,
        (int) concurrency,
        new MapPlan.Tolerance(count, percentage),
        batching(distribution.batcher(), data),
        reading(distribution.reader(), data),
        writing(distribution.writer(), data),
        items);
  }

  private static Arn arn(Draft draft, String label) {
    Arn arn = draft.before().row().machineArn();
    String machine = arn.resource();
    String name = machine.substring(machine.indexOf(':') + 1);
    // A Map within a Map belongs to the same machine.
    String own = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
    String unique = draft.turn().ids().uuid();
    return Home.of(arn).arn("states", "mapRun:" + own + "/" + label + ":" + unique);
  }

  private static MapPlan.@Nullable Batching batching(
      Distribution.@Nullable Batcher batcher, Scope scope) {
    return batcher == null
        ? null
        : new MapPlan.Batching(
            positive(batcher.maxItems(), "MaxItemsPerBatch", scope),
            positive(batcher.maxBytes(), "MaxInputBytesPerBatch", scope),
            evaluated(batcher.batchInput(), scope));
  }

  private static MapPlan.@Nullable Reading reading(
      Distribution.@Nullable Reader reader, Scope scope) {
    if (reader == null) {
      return null;
    }
    JsonNode arguments = evaluated(reader.arguments(), scope);
    return new MapPlan.Reading(
        reader.source(),
        reader.format(),
        arguments == null ? Json.object() : arguments,
        positive(reader.maxItems(), "MaxItems", scope));
  }

  private static MapPlan.@Nullable Writing writing(
      Distribution.@Nullable Writer writer, Scope scope) {
    return writer == null
        ? null
        : new MapPlan.Writing(
            writer.transformation(), writer.lines(), evaluated(writer.arguments(), scope));
  }

  private static @Nullable JsonNode evaluated(@Nullable Query query, Scope scope) {
    return query == null ? null : query.evaluate(scope);
  }

  private static @Nullable Long positive(@Nullable Quantity quantity, String field, Scope scope) {
    return quantity == null
        ? null
        : Long.valueOf(QuantityValue.positive(quantity, field, scope, Integer.MAX_VALUE));
  }

  /** The run has ended, and with it the state, or this attempt of it. */
  static void ended(Draft draft, Trigger.MapRunEnded ended) {
    int id = ended.map().branch();
    Branch branch = draft.find(id);
    if (branch == null
        || !(branch.position().phase() instanceof Phase.Mapping(long event, _, _))
        || event != ended.map().event()) {
      return;
    }
    State.Working state = Forks.state(draft, branch);
    if (ended.output() == null) {
      // Unless this is handled the execution ends, and a redrive finds the run again by its phase.
      Failure failure = ended.failure() == null ? Failure.of(null, null) : ended.failure();
      draft.event(id, HistoryEventType.MAP_RUN_FAILED, Leaving.details(failure));
      Recovery.fail(draft, state, draft.branch(id), failure);
    } else {
      draft.wait(id, new Phase.Running());
      succeed(draft, state, id, Json.payload(ended.output()));
    }
  }

  /** The execution is redriven, and with it the run: what it did well is kept. */
  static void redrive(Draft draft, Branch branch, Phase.Mapping mapping, long after) {
    Position at = branch.position();
    int id = at.branch();
    int count = mapping.redrives() + 1;
    List<Integer> none = Collections.nCopies(at.attempts().size(), 0);
    Phase again = new Phase.Mapping(mapping.event(), mapping.run(), count);
    draft.put(branch.with(at.retried(none).after(after).in(again)));
    if (count > MOST_REDRIVES) {
      Failure failure = Failure.of(Failure.RUNTIME, "The Map Run was redriven too often.");
      Recovery.fail(draft, Forks.state(draft, branch), draft.branch(id), failure);
      return;
    }
    ObjectNode details = Json.object().put("mapRunArn", mapping.run()).put("redriveCount", count);
    draft.event(id, HistoryEventType.MAP_RUN_REDRIVEN, details);
    draft.effect(
        new Effect.RedriveMapRun(new TaskRef(draft.before().row().id(), id, mapping.event())));
  }

  private static void succeed(Draft draft, State.Working state, int id, JsonNode result) {
    long succeeded = draft.event(id, HistoryEventType.MAP_RUN_SUCCEEDED, null);
    draft.event(succeeded, HistoryEventType.MAP_STATE_SUCCEEDED, null);
    Branch now = draft.branch(id);
    Flow.Leave leave;
    try {
      leave = Flow.result(draft, state.data(), Flow.scope(draft, now), result);
    } catch (QueryFailure failure) {
      Recovery.fail(draft, state, now, Evaluations.failed(draft, now, failure));
      return;
    }
    Leaving.exit(draft, Recovery.exited(state), now, leave, state.next());
  }
}
