package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackEvent;
import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.stack.StackSource;
import dev.holdpoint.app.stack.StackTask;
import dev.holdpoint.app.template.Snippets;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.work.CallerHome;
import dev.holdpoint.server.work.OutboxHandler;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does with stacks what CloudFormation's calls asked for. A run may be made again from any point:
 * it brings what is there to what is wanted. So a node that starts goes on where one was killed.
 */
public final class StackWork implements OutboxHandler {
  private static final Logger LOG = LoggerFactory.getLogger(StackWork.class);
  private static final Duration SOON = Duration.ofMillis(200);

  private final Store store;
  private final Turns turns;
  private final Supplier<@Nullable StackRunner> runner;
  private final Drafts drafts;

  /**
   * @param runner null while the node starts
   * @param objects reads what templates name in buckets
   */
  public StackWork(
      Store store, Turns turns, Supplier<@Nullable StackRunner> runner, Snippets objects) {
    this.store = store;
    this.turns = turns;
    this.runner = runner;
    this.drafts = new Drafts(objects);
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    OwedTask owed = entry.as(OwedTask.class);
    StackRunner stacks = runner.get();
    return stacks == null
        ? new Outcome.RetryAt(turns.now().now().plus(SOON))
        : CallerHome.call(owed.home(), () -> work(stacks, owed));
  }

  private Outcome work(StackRunner stacks, OwedTask owed) {
    StackLife life = store.<@Nullable StackLife>read(tx -> StackLife.find(tx, owed.stack()));
    StackTask task = life == null ? null : life.task();
    if (life == null || task == null || !task.id().equals(owed.task())) {
      return Outcome.DONE;
    }
    try {
      return work(stacks.over(new StandingTask(store, life.name(), task)), life, task);
    } catch (StandingTask.Overtaken e) {
      // Whoever asked for something else owes that too.
      return Outcome.DONE;
    }
  }

  private Outcome work(StackRunner stacks, StackLife life, StackTask task) {
    note(life, task, (_, now) -> now.doing(task.inHand()));
    return switch (task.kind()) {
      case DELETE -> deleted(stacks, life, task);
      case CREATE, UPDATE ->
          task.rollingBack() ? back(stacks, life, task, true) : made(stacks, life, task);
    };
  }

  private Outcome made(StackRunner stacks, StackLife life, StackTask task) {
    StackSource source = Objects.requireNonNull(task.source(), "source");
    Failure failure = failure(() -> run(stacks, life, source));
    if (failure == null) {
      return ended(life, task, task.kind() + "_COMPLETE", null, now -> now.whole(source));
    }
    StackEvent event =
        new FailedResource(store, turns).event(stacks, life, source, drafts, task, failure.why());
    if (task.onFailure() == StackTask.OnFailure.DO_NOTHING) {
      note(life, task, (tx, now) -> told(tx, event, now));
      return ended(
          life, task, task.kind() + "_FAILED", failure.why(), now -> now.partly(task, source));
    }
    note(
        life,
        task,
        (tx, now) ->
            told(tx, event, now)
                .doing(task.back())
                .is(tx, turns.now(), task.backwards(), failure.why()));
    return back(stacks, life, task, failure.late() || task.begun());
  }

  private StackLife told(Tx tx, @Nullable StackEvent event, StackLife now) {
    if (event != null) {
      event.add(tx, turns.now());
    }
    return now;
  }

  private Outcome back(StackRunner stacks, StackLife life, StackTask task, boolean changed) {
    if (task.kind() == StackTask.Kind.CREATE) {
      return unmade(stacks, life, task);
    }
    StackSource former = life.lastWhole();
    if (!changed) {
      return ended(life, task, "UPDATE_ROLLBACK_COMPLETE", null, now -> now);
    }
    if (former == null || former.local()) {
      String why = "What it was made by lies in files; run them again with holdpoint deploy.";
      return ended(life, task, "UPDATE_ROLLBACK_FAILED", why, now -> now);
    }
    Failure failure = failure(() -> run(stacks, life, former));
    return failure == null
        ? ended(life, task, "UPDATE_ROLLBACK_COMPLETE", null, now -> now.whole(former))
        : ended(life, task, "UPDATE_ROLLBACK_FAILED", failure.why(), now -> now.whole(former));
  }

  private Outcome unmade(StackRunner stacks, StackLife life, StackTask task) {
    boolean forgetting = task.onFailure() == StackTask.OnFailure.DELETE;
    Failure failure = failure(() -> delete(stacks, life, Set.of()));
    if (failure != null) {
      String status = forgetting ? "DELETE_FAILED" : "ROLLBACK_FAILED";
      return ended(life, task, status, failure.why(), now -> now);
    }
    StackSource source = task.source();
    return forgetting
        ? gone(life, task)
        : ended(
            life, task, "ROLLBACK_COMPLETE", null, now -> source == null ? now : now.whole(source));
  }

  private Outcome deleted(StackRunner stacks, StackLife life, StackTask task) {
    Failure failure = failure(() -> delete(stacks, life, task.retained()));
    if (failure == null) {
      return gone(life, task);
    }
    // As on AWS, where another stack's import only sends the stack back to what it was.
    boolean imported = failure.why().startsWith("Export ");
    String status = imported ? task.before() : "DELETE_FAILED";
    return ended(life, task, status, failure.why(), now -> now);
  }

  private void run(StackRunner stacks, StackLife life, StackSource source) {
    StackRunner.Outcome _ =
        stacks.run(drafts.request(life.name(), source), source.template(), life.id());
  }

  private void delete(StackRunner stacks, StackLife life, Set<String> retained) {
    if (store.<@Nullable Stack>read(tx -> Stack.find(tx, life.name())) != null) {
      StackRunner.Deletion _ = stacks.delete(life.name(), retained, _ -> {});
    }
  }

  /**
   * Why something could not be done.
   *
   * @param late whether something may have been changed before
   */
  private record Failure(String why, boolean late) {}

  /** What the store cannot do now, or a node that stops, is tried again by the loop. */
  private static @Nullable Failure failure(Runnable work) {
    try {
      work.run();
      return null;
    } catch (TemplateException e) {
      return new Failure(e.getMessage(), e.isLate());
    } catch (AwsException e) {
      return new Failure(e.getMessage(), true);
    } catch (StoreException | DamagedRow | StandingTask.Overtaken | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("A stack could not be brought to what was asked for", e);
      return new Failure("Internal Failure: " + e, true);
    }
  }

  private Outcome ended(
      StackLife life,
      StackTask task,
      String status,
      @Nullable String why,
      UnaryOperator<StackLife> how) {
    return new Outcome.Done(
        done(
            life,
            task,
            (tx, now) -> {
              StackLife by = how.apply(now);
              ChangeSets.executed(tx, by, status);
              return by.doing(null).is(tx, turns.now(), status, why);
            }));
  }

  private Outcome gone(StackLife life, StackTask task) {
    return new Outcome.Done(tx -> {
      if (StandingTask.stands(StackLife.find(tx, life.name()), task)) {
        ChangeSet.deleteAll(tx, life.name());
        StackLife.end(tx, turns.now(), life.name());
      }
    });
  }

  /** What becomes of a stack's life. */
  private interface Step {
    StackLife of(Tx tx, StackLife now);
  }

  /** Changes the life of a stack that has this task still. */
  private void note(StackLife life, StackTask task, Step step) {
    new StandingTask(store, life.name(), task)
        .write(tx -> {
          done(life, task, step).accept(tx);
          return null;
        });
  }

  private static Consumer<Tx> done(StackLife life, StackTask task, Step step) {
    return tx -> {
      StackLife now = StackLife.find(tx, life.name());
      if (now != null && StandingTask.stands(now, task)) {
        step.of(tx, now).put(tx);
      }
    };
  }
}
