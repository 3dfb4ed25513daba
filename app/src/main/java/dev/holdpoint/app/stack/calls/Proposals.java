package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Plan;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.stack.StackSource;
import dev.holdpoint.app.stack.StackTask;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.cloudformation.StackAsk;
import dev.holdpoint.server.api.cloudformation.StackControl;
import org.jspecify.annotations.Nullable;

/** Makes change sets. */
record Proposals(Store store, Turns turns, Drafts drafts) {
  private static final String NO_CHANGES =
      "The submitted information didn't contain changes. Submit different information to create a"
          + " change set.";

  ChangeSet propose(StackRunner stacks, StackAsk ask, StackControl.Proposal proposal) {
    StackLife known =
        proposal.creating()
            ? fresh(ask, proposal)
            : store.read(tx -> Lives.updatable(tx, turns.home(), ask.stack(), true));
    Stack there = store.<@Nullable Stack>read(tx -> Stack.find(tx, known.name()));
    StackLife former = proposal.creating() ? null : known;
    Drafts.Draft draft = drafts.draft(stacks, ask, known.name(), known.id(), former, there);
    String missing =
        Capabilities.missing(
            draft.plan().template().resources().values(), false, ask.capabilities());
    if (missing != null && !draft.expands()) {
      throw Capabilities.refusal(missing);
    }
    Differences differences =
        Differences.between(former(drafts, stacks, known), there, draft.plan());
    boolean same = former != null && differences.isEmpty() && tagged(known, draft.source());
    ChangeSet set =
        changeSet(
            known,
            proposal,
            draft,
            missing != null ? missing : same ? NO_CHANGES : null,
            differences);
    return store.write(tx -> kept(tx, set, known, proposal));
  }

  /** The stack that is to be made: under review, perhaps already. */
  private StackLife fresh(StackAsk ask, StackControl.Proposal proposal) {
    StackLife life =
        store.<@Nullable StackLife>read(tx ->
            ask.stack().startsWith("arn:")
                ? Lives.get(tx, turns.home(), ask.stack())
                : Lives.find(tx, ask.stack()));
    if (life != null && !isOpen(life)) {
      throw Refusals.invalid(
          "Stack [%s] already exists and cannot be created again with the changeSet [%s]."
              .formatted(life.name(), proposal.name()));
    }
    if (life != null) {
      return life;
    }
    Turn turn = turns.now();
    String name = Lives.newName(ask.stack());
    Arn id = StackRunner.newId(turn, name);
    return StackLife.begun(name, id, "REVIEW_IN_PROGRESS", turn);
  }

  /** Whether the caller may propose how it is to be made. */
  private boolean isOpen(StackLife life) {
    return life.isReview() && life.id().account().equals(turns.home().account());
  }

  private ChangeSet changeSet(
      StackLife life,
      StackControl.Proposal proposal,
      Drafts.Draft draft,
      @Nullable String refused,
      Differences differences) {
    Turn turn = turns.now();
    return new ChangeSet(
        proposal.name(),
        ChangeSets.newId(turn, proposal.name()),
        life.name(),
        life.id(),
        proposal.description(),
        proposal.creating(),
        refused,
        refused == null ? ChangeSet.AVAILABLE : "UNAVAILABLE",
        turn.now(),
        draft.source(),
        StackTask.OnFailure.valueOf(proposal.fails().name()),
        differences.changes());
  }

  private ChangeSet kept(Tx tx, ChangeSet set, StackLife life, StackControl.Proposal proposal) {
    ChangeSet before = ChangeSet.find(tx, set.stack(), set.name());
    if (before != null && !before.isOver()) {
      throw AwsException.of(
          "AlreadyExistsException", "ChangeSet %s already exists".formatted(set.name()));
    }
    if (before == null && !ChangeSet.makePlace(tx, set.stack())) {
      throw AwsException.of(
          "LimitExceededException",
          "ChangeSet limit exceeded for stack " + set.stackId() + "; delete some");
    }
    StackLife now = Lives.find(tx, set.stack());
    if (now == null && proposal.creating()) {
      StackLife _ = life.is(tx, turns.now(), life.status(), "User Initiated");
    } else if (now == null || !now.id().equals(life.id())) {
      throw Refusals.unknown(set.stack());
    }
    set.put(tx);
    return set;
  }

  /** Whether a draft is what the stack is already. */
  static boolean nothing(
      Drafts drafts,
      StackRunner stacks,
      StackLife life,
      @Nullable Stack there,
      Drafts.Draft draft) {
    return Differences.between(former(drafts, stacks, life), there, draft.plan()).isEmpty()
        && tagged(life, draft.source());
  }

  private static boolean tagged(StackLife life, StackSource wanted) {
    StackSource source = life.source();
    return source != null && source.tags().equals(wanted.tags());
  }

  /** By what the stack was made, if that can be read again and was made to the end. */
  private static @Nullable Plan former(Drafts drafts, StackRunner stacks, StackLife life) {
    StackSource source = life.source();
    if (source == null || source.local() || life.status().endsWith("_FAILED")) {
      return null;
    }
    try {
      return stacks.plan(drafts.request(life.name(), source), source.template(), life.id());
    } catch (TemplateException e) {
      // What could be run then cannot be now: everything counts as changed.
      return null;
    }
  }
}
