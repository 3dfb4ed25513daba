package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one turn has gathered so far. Lives within one call of {@link Interpreter#advance}; one
 * thread.
 */
public final class Draft {
  private final Execution before;
  private final Definition definition;
  private final Turn turn;
  private final @Nullable Trial trial;
  private final SortedMap<Integer, Position> moved = new TreeMap<>();
  private final List<HistoryEvent> events = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final TimerDraft timers;
  private final Deque<Arrival> arrivals = new ArrayDeque<>();
  private final List<JournalEntry.Assigned> assigned = new ArrayList<>();
  private final List<JournalEntry.Kept> kept = new ArrayList<>();
  private IntTreePMap<Branch> branches;
  private @Nullable IntTreePMap<Branch> standing;
  private @Nullable Redrive redrive;
  private int lastBranch;
  private JsonNode input;
  private String roleArn;
  private @Nullable ExecutionStatus ended;
  private @Nullable Long deadlineTimer;
  private boolean alive;
  private int entered;

  Draft(Execution before, Definition definition, Turn turn) {
    this(before, definition, turn, null);
  }

  /** A draft of what one state does that is only tried. */
  Draft(Execution before, Definition definition, Turn turn, @Nullable Trial trial) {
    this.trial = trial;
    this.timers = new TimerDraft(before.row().id(), turn.ids());
    this.before = before;
    this.definition = definition;
    this.turn = turn;
    this.branches = before.branches();
    this.lastBranch = before.lastBranch();
    this.redrive = before.redrive();
    this.input = before.input();
    this.roleArn = before.roleArn();
  }

  /**
   * A branch that is about to enter a state.
   *
   * @param counted whether that was counted when it began to wait
   */
  record Arrival(int branch, long after, String state, JsonNode input, boolean counted) {}

  public Turn turn() {
    return turn;
  }

  public Definition definition() {
    return definition;
  }

  /** Null in an execution; there where a state is only tried. */
  public @Nullable Trial trial() {
    return trial;
  }

  /** Shows a value to whoever tries the state. */
  public void saw(Stage stage, JsonNode value) {
    if (trial != null) {
      trial.saw(stage, value);
    }
  }

  /** The execution as it was before the turn. */
  public Execution before() {
    return before;
  }

  /** The execution's input. */
  public JsonNode input() {
    return input;
  }

  public String roleArn() {
    return roleArn;
  }

  void begin(JsonNode executionInput, String executionRole) {
    this.input = executionInput;
    this.roleArn = executionRole;
  }

  public @Nullable Branch find(int branch) {
    return branches.get(branch);
  }

  /** The branch as it stands now. */
  public Branch branch(int branch) {
    Branch found = branches.get(branch);
    if (found == null) {
      throw new IllegalStateException(
          "Expected a branch, but there is none (branch=" + branch + ")");
    }
    return found;
  }

  /** Number of the event that will be written next. */
  public long nextEvent() {
    return before.lastEvent() + events.size() + 1;
  }

  /** Writes an event that follows another. */
  public long event(long previous, HistoryEventType type, @Nullable ObjectNode details) {
    long id = nextEvent();
    events.add(new HistoryEvent(id, previous, type, details));
    return id;
  }

  /** Writes an event of a branch, following that branch's last one. */
  public long event(int branch, HistoryEventType type, @Nullable ObjectNode details) {
    Branch now = branch(branch);
    long id = event(now.position().lastEvent(), type, details);
    put(now.with(now.position().after(id)));
    return id;
  }

  /** Puts a branch where it now stands. */
  public void put(Branch branch) {
    branches = branches.plus(branch.position().branch(), branch);
    moved.put(branch.position().branch(), branch.position());
  }

  /** Lets a branch wait for something. */
  public void wait(int branch, Phase phase) {
    Branch now = branch(branch);
    put(now.with(now.position().in(phase)));
  }

  /** Lets a branch see these values by their names; the event tells of it. */
  public void assign(int branch, long event, Map<String, JsonNode> values) {
    put(branch(branch).assigned(values));
    if (trial != null) {
      trial.assigned(values);
    }
    assigned.add(new JournalEntry.Assigned(branch, event));
  }

  /** Lets a branch wait for branches of its own. */
  public void fork(int branch, Phase.Forked phase, @Nullable JsonNode items) {
    if (items != null) {
      kept.add(new JournalEntry.Kept(branch, phase.event(), Json.shown(items)));
    }
    put(branch(branch).with(Fork.begin(phase.event(), items)));
    wait(branch, phase);
  }

  /** Begins a branch within another one, which has forked; it enters its first state this turn. */
  public int spawn(Branch parent, int index, long after, String state, JsonNode itsInput) {
    int id = ++lastBranch;
    Origin origin = new Origin(parent.position().branch(), parent.gathered().event(), index);
    Position fresh =
        new Position(id, state, 0, now(), after, List.of(), new Phase.Running(), origin);
    put(new Branch(fresh, itsInput, parent.variables()));
    arrive(id, after, state, itsInput);
    return id;
  }

  private long now() {
    return turn.now().toEpochMilli();
  }

  /** A branch has ended well: its output goes to the one that it comes from. */
  public void join(Branch child, Origin origin, JsonNode output, int length) {
    int id = child.position().branch();
    moved.put(id, child.position().in(new Phase.Done()));
    branches = branches.minus(id);
    Branch parent = branch(origin.parent());
    put(parent.with(parent.gathered().with(origin.index(), output, length)));
  }

  /** The branches that a branch has begun and that still move, theirs included; inner ones last. */
  public List<Branch> within(int branch) {
    return Origin.within(branch, branches.values());
  }

  /** Gives up what a branch has begun; it waits for none of it any more. */
  public void giveUpWithin(int branch) {
    Set<Integer> gone = new HashSet<>();
    for (Branch each : within(branch)) {
      int id = each.position().branch();
      timers.cancel(each.position().phase());
      abandon(each);
      branches = branches.minus(id);
      moved.remove(id);
      gone.add(id);
    }
    arrivals.removeIf(arrival -> gone.contains(arrival.branch()));
    Branch now = branch(branch);
    timers.cancel(now.position().phase());
    put(now.with((Fork) null));
    wait(branch, new Phase.Running());
  }

  /** Lets a branch enter a state, in this turn if there is room in it. */
  public void arrive(int branch, long after, String state, JsonNode stateInput) {
    arrivals.add(new Arrival(branch, after, state, stateInput, false));
  }

  /** Lets a branch enter the state that it waited to enter. */
  void arriveLate(int branch, long after, String state, JsonNode stateInput) {
    arrivals.add(new Arrival(branch, after, state, stateInput, true));
  }

  /** Counts a state that is entered or tried again; how long it has to wait. */
  public Duration count() {
    entered++;
    return turn.allowance().wait(entered);
  }

  @Nullable Arrival nextArrival() {
    return ended == null ? arrivals.poll() : null;
  }

  /** Whether the turn has no room left, so that others should have theirs. */
  public boolean isUsedUp() {
    return events.size() >= turn.limits().eventsPerTurn();
  }

  /** The event that an event of this turn follows, or null for an event of an earlier turn. */
  public @Nullable Long previousOf(long event) {
    int index = (int) (event - before.lastEvent() - 1);
    return index < 0 ? null : events.get(index).previousId();
  }

  public void effect(Effect effect) {
    effects.add(effect);
  }

  /** The timers that the turn sets, moves and takes away. */
  public TimerDraft timers() {
    return timers;
  }

  void deadline(long timer) {
    deadlineTimer = timer;
  }

  /** Nobody waits any more for what a branch has begun by a call. */
  public void abandon(Branch branch) {
    int id = branch.position().branch();
    if (branch.position().phase() instanceof Phase.Calling calling && calling.submitted()) {
      effect(new Effect.Abandon(new TaskRef(before.row().id(), id, calling.event())));
    }
    if (branch.position().phase() instanceof Phase.Mapping(long event, _, _)) {
      effect(new Effect.Abandon(new TaskRef(before.row().id(), id, event)));
    }
  }

  /** Something has failed: unless it is handled, this is where the execution stood at its end. */
  public void remember() {
    if (standing == null) {
      standing = branches;
    }
  }

  /** What failed is tried again or caught. */
  public void forget() {
    standing = null;
  }

  /** The execution goes on from where it stood at its end; an Express one begins again. */
  void revive(int count) {
    branches = before.revived();
    redrive = new Redrive(count, turn.now());
  }

  /** The last time the execution was redriven, this turn included; null where it never was. */
  public @Nullable Redrive redrive() {
    return redrive;
  }

  /** Ends the execution: nothing moves any more, no timer counts. */
  public void end(ExecutionStatus status) {
    remember();
    branches.values().forEach(branch -> timers.cancel(branch.position().phase()));
    branches.values().forEach(this::abandon);
    timers.cancel(deadlineTimer != null ? deadlineTimer : before.deadlineTimer());
    branches = IntTreePMap.empty();
    moved.values().removeIf(position -> !(position.phase() instanceof Phase.Done));
    arrivals.clear();
    ended = status;
    effect(new Effect.Ended(status));
  }

  /** The trigger was meant for a wait that is still open, even if it leaves no other trace. */
  public void alive() {
    alive = true;
  }

  Transition transition() {
    boolean changed = alive || !events.isEmpty() || !moved.isEmpty() || !timers.changes().isEmpty();
    JournalEntry entry =
        new JournalEntry(
            turn.now().toEpochMilli(),
            events,
            positions(),
            ended,
            deadlineTimer,
            assigned,
            kept,
            lastBranch == before.lastBranch() ? null : lastBranch);
    return new Transition(changed, next(), entry, List.copyOf(effects), timers.changes(), entered);
  }

  /** Where branches moved to; at a bad end, where all of them stood. */
  private List<Position> positions() {
    if (ended != null) {
      stood().values().forEach(this::tellWhereItStood);
    }
    return ended == ExecutionStatus.SUCCEEDED ? List.of() : List.copyOf(moved.values());
  }

  /** A branch that has entered no state yet has its input nowhere in the history. */
  private void tellWhereItStood(Branch branch) {
    Position at = branch.position();
    moved.put(at.branch(), at);
    if (at.isFresh() && at.origin() != null) {
      kept.add(new JournalEntry.Kept(at.branch(), 0, Json.shown(branch.input())));
    }
  }

  private IntTreePMap<Branch> stood() {
    return ended == null || ended == ExecutionStatus.SUCCEEDED || standing == null
        ? IntTreePMap.empty()
        : standing;
  }

  private Execution next() {
    return new Execution(
        before.row(),
        ended == null ? ExecutionStatus.RUNNING : ended,
        input,
        roleArn,
        before.lastEvent() + events.size(),
        deadlineTimer != null ? deadlineTimer : before.deadlineTimer(),
        branches,
        lastBranch,
        stood(),
        redrive);
  }
}
