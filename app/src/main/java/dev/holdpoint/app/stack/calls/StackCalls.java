package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Plan;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackEvent;
import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.stack.StackSource;
import dev.holdpoint.app.stack.StackTask;
import dev.holdpoint.app.template.Snippets;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.cloudformation.ShownChangeSet;
import dev.holdpoint.server.api.cloudformation.ShownEvents;
import dev.holdpoint.server.api.cloudformation.ShownStack;
import dev.holdpoint.server.api.cloudformation.ShownTemplate;
import dev.holdpoint.server.api.cloudformation.StackAsk;
import dev.holdpoint.server.api.cloudformation.StackControl;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFormation's calls ask of stacks. A call looks at the template, keeps what is to be done
 * and owes it, all in one transaction; {@link StackWork} does it.
 */
public final class StackCalls implements StackControl {
  /** As many stacks as are shown, the deleted ones among them. */
  private static final int MOST = 500;

  private final Store store;
  private final Turns turns;
  private final Supplier<@Nullable StackRunner> runner;
  private final Snippets objects;
  private final Drafts drafts;
  private final Proposals proposals;

  /**
   * @param runner null while the node starts
   * @param objects reads what templates name in buckets
   */
  public StackCalls(
      Store store, Turns turns, Supplier<@Nullable StackRunner> runner, Snippets objects) {
    this.store = store;
    this.turns = turns;
    this.runner = runner;
    this.objects = objects;
    this.drafts = new Drafts(objects);
    this.proposals = new Proposals(store, turns, drafts);
  }

  @Override
  public List<ShownStack> stacks() {
    return store.read(StackShown::all);
  }

  @Override
  public @Nullable ShownStack stack(String nameOrId) {
    return store.read(tx -> {
      StackLife life = Lives.find(tx, home(), nameOrId);
      return life == null ? null : StackShown.of(tx, life);
    });
  }

  @Override
  public String create(StackAsk ask, WhenItFails fails, boolean kept) {
    String name = Lives.newName(ask.stack());
    Arn id = StackRunner.newId(turns.now(), name);
    Drafts.Draft draft = drafts.draft(runner(), ask, name, id, null, null);
    granted(draft, ask);
    StackTask task = task(StackTask.Kind.CREATE, draft.source(), fails, "");
    return store.write(tx -> {
      if (Lives.find(tx, name) != null) {
        throw Refusals.exists(name);
      }
      if (StackLife.all(tx).filter(one -> one.deleted() == null).count() >= MOST) {
        throw AwsException.of("LimitExceededException", "Limit for stack has been exceeded");
      }
      Turn turn = turns.now();
      StackLife life = StackLife.begun(name, id, "CREATE_IN_PROGRESS", turn).keeping(kept);
      begin(tx, turn, life, task);
      return id.value();
    });
  }

  @Override
  public String update(StackAsk ask, WhenItFails fails) {
    boolean keeps = fails == WhenItFails.DO_NOTHING;
    StackLife life = store.read(tx -> Lives.updatable(tx, home(), ask.stack(), keeps));
    Stack there = store.<@Nullable Stack>read(tx -> Stack.find(tx, life.name()));
    Drafts.Draft draft = drafts.draft(runner(), ask, life.name(), life.id(), life, there);
    granted(draft, ask);
    if (Proposals.nothing(drafts, runner(), life, there, draft)) {
      throw Refusals.noUpdates();
    }
    StackTask task = task(StackTask.Kind.UPDATE, draft.source(), fails, life.status());
    return store.write(tx -> {
      StackLife now = Lives.updatable(tx, home(), life.id().value(), keeps);
      ChangeSet.outdate(tx, now.name());
      begin(tx, turns.now(), now, task);
      return now.id().value();
    });
  }

  @Override
  public void delete(String stack, Set<String> retained) {
    store.write(tx -> {
      StackLife life = Lives.find(tx, home(), stack);
      if (life == null || life.deleted() != null) {
        return null;
      }
      Lives.checkDeletion(life, retained);
      StackTask task =
          new StackTask(
              turns.now().ids().uuid(),
              StackTask.Kind.DELETE,
              home(),
              null,
              StackTask.OnFailure.DO_NOTHING,
              retained,
              life.status(),
              false,
              false);
      begin(tx, turns.now(), life, task);
      return null;
    });
  }

  /** What a stack did before is not done any more: the task's id tells. */
  private static void begin(Tx tx, Turn turn, StackLife life, StackTask task) {
    String status = task.kind() + "_IN_PROGRESS";
    StackLife at = task.kind() == StackTask.Kind.UPDATE ? life.updatedAt(turn.now()) : life;
    OwedTask.add(tx, turn, at.is(tx, turn, status, "User Initiated"), task);
    StackEvent.trim(tx, life.id());
  }

  @Override
  public String rollBack(String stack) {
    return back(stack, Set.of("CREATE_FAILED", "UPDATE_FAILED"));
  }

  @Override
  public void goOnBack(String stack) {
    String _ = back(stack, Set.of("UPDATE_ROLLBACK_FAILED"));
  }

  private String back(String stack, Set<String> statuses) {
    return store.write(tx -> {
      StackLife life = Lives.returning(tx, home(), stack, statuses);
      if (life.status().equals("UPDATE_FAILED") && life.stable() == null) {
        throw Refusals.invalid(
            "Stack [%s] was never whole; update or delete it".formatted(life.name()));
      }
      StackTask.Kind kind =
          life.status().equals("CREATE_FAILED") ? StackTask.Kind.CREATE : StackTask.Kind.UPDATE;
      StackTask task = task(kind, life.source(), WhenItFails.ROLLBACK, life.status()).back();
      OwedTask.add(
          tx, turns.now(), life.is(tx, turns.now(), task.backwards(), "User Initiated"), task);
      return life.id().value();
    });
  }

  @Override
  public String keep(String stack, boolean kept) {
    return store.write(tx -> {
      StackLife life = Lives.get(tx, home(), stack);
      life.keeping(kept).put(tx);
      return life.id().value();
    });
  }

  @Override
  public ShownChangeSet propose(StackAsk ask, Proposal proposal) {
    return StackShown.changeSet(proposals.propose(runner(), ask, proposal));
  }

  @Override
  public List<ShownChangeSet> changeSets(String stack) {
    return store.read(tx -> {
      StackLife life = Lives.get(tx, home(), stack);
      return ChangeSet.of(tx, life.name())
          .filter(one -> one.stackId().equals(life.id()))
          .map(StackShown::changeSet)
          .toList();
    });
  }

  @Override
  public ShownChangeSet changeSet(String changeSet, @Nullable String stack) {
    return store.read(tx -> StackShown.changeSet(ChangeSets.get(tx, home(), changeSet, stack)));
  }

  @Override
  public void execute(String changeSet, @Nullable String stack, boolean keeps) {
    store.write(tx -> {
      ChangeSet set = ChangeSets.get(tx, home(), changeSet, stack);
      if (!set.execution().equals(ChangeSet.AVAILABLE)) {
        throw AwsException.of(
            "InvalidChangeSetStatus",
            "ChangeSet [%s] cannot be executed in its current status of [%s]"
                .formatted(set.id(), set.refused() == null ? set.execution() : "FAILED"));
      }
      StackLife life = Lives.executable(tx, home(), set, keeps);
      ChangeSet.of(tx, life.name())
          .filter(other -> !other.id().equals(set.id()))
          .forEach(other -> other.delete(tx));
      set.execution("EXECUTE_IN_PROGRESS").put(tx);
      StackTask.Kind kind = set.creating() ? StackTask.Kind.CREATE : StackTask.Kind.UPDATE;
      WhenItFails fails =
          keeps ? WhenItFails.DO_NOTHING : WhenItFails.valueOf(set.onFailure().name());
      StackTask task = task(kind, set.source(), fails, life.status());
      begin(tx, turns.now(), life.executing(set.id().value()), task);
      return null;
    });
  }

  @Override
  public void drop(String changeSet, @Nullable String stack) {
    store.write(tx -> {
      if (stack != null) {
        StackLife _ = Lives.get(tx, home(), stack);
      }
      ChangeSet set = ChangeSets.find(tx, home(), changeSet, stack);
      if (set != null && set.execution().equals("EXECUTE_IN_PROGRESS")) {
        throw AwsException.of(
            "InvalidChangeSetStatus",
            "ChangeSet [%s] cannot be deleted in its current status".formatted(set.id()));
      }
      if (set != null) {
        set.delete(tx);
      }
      return null;
    });
  }

  @Override
  public ShownEvents events(String stack, @Nullable String token) {
    return store.read(tx -> {
      StackLife life = Lives.get(tx, home(), stack);
      List<StackEvent.Told> page = StackEvent.page(tx, life.id(), token);
      String next = StackEvent.isFull(page) ? page.getLast().key() : null;
      return new ShownEvents(page.stream().map(StackShown::event).toList(), next);
    });
  }

  @Override
  public ShownTemplate look(String template) {
    return TemplateLook.of(template, objects);
  }

  @Override
  public String template(String stack) {
    StackLife life = store.<@Nullable StackLife>read(tx -> Lives.find(tx, home(), stack));
    if (life == null) {
      throw Refusals.invalid("Stack with id %s does not exist".formatted(stack));
    }
    StackTask task = life.task();
    StackSource source = life.source() == null && task != null ? task.source() : life.source();
    if (life.isReview()) {
      // Nothing was made yet. CDK asks all the same, and takes nothing for an empty template.
      return "";
    }
    if (source == null) {
      throw Refusals.invalid("Template of stack [%s] is not known".formatted(stack));
    }
    return source.template();
  }

  @Override
  public String proposedTemplate(String changeSet, @Nullable String stack) {
    return store.read(tx -> ChangeSets.get(tx, home(), changeSet, stack)).source().template();
  }

  private StackTask task(
      StackTask.Kind kind, @Nullable StackSource source, WhenItFails fails, String before) {
    return new StackTask(
        turns.now().ids().uuid(),
        kind,
        home(),
        source,
        StackTask.OnFailure.valueOf(fails.name()),
        Set.of(),
        before,
        false,
        false);
  }

  private static void granted(Drafts.Draft draft, StackAsk ask) {
    Plan plan = draft.plan();
    String missing =
        Capabilities.missing(
            plan.template().resources().values(), draft.expands(), ask.capabilities());
    if (missing != null) {
      throw Capabilities.refusal(missing);
    }
  }

  private Home home() {
    return turns.home();
  }

  private StackRunner runner() {
    StackRunner stacks = runner.get();
    if (stacks == null) {
      throw AwsException.of("ServiceUnavailable", 503, "It is still starting.");
    }
    return stacks;
  }
}
