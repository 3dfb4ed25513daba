package dev.holdpoint.testkit;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.engine.Interpreter;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.states.Activity;
import dev.holdpoint.core.states.Redrives;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Workflows without a server: definitions are run by the real engine over a store in memory, on a
 * clock that the test moves, and whatever a Task state calls is answered by the test. One thread.
 */
public final class TestEngine {
  private static final String ROLE = "arn:aws:iam::000000000000:role/test";

  private final Store store;
  private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T10:00:00Z"));
  private final TaskTokens tokens = new TaskTokens(new byte[32]);
  private final Queues queues = new Queues(QueueSignals.NONE);
  private final Turns turns;
  private final Pacing pacing;
  private final Map<String, String> machines = new HashMap<>();
  private Node node;

  public TestEngine() {
    this(Limits.aws());
  }

  /** With other limits than AWS's. */
  public TestEngine(Limits limits) {
    this(new InMemoryStore(), limits);
  }

  public TestEngine(Store store, Limits limits) {
    this(store, limits, Pacing.NONE);
  }

  /** An engine that has to slow down. */
  public TestEngine(Pacing pacing) {
    this(new InMemoryStore(), Limits.aws(), pacing);
  }

  private TestEngine(Store store, Limits limits, Pacing pacing) {
    this.store = store;
    this.pacing = pacing;
    this.turns = new Turns(clock, new SeededIds(1), limits, Home.DEFAULT);
    this.node = newNode();
  }

  private Node newNode() {
    TestCalls calls = new TestCalls(queues);
    Node fresh = new Node(store, turns, tokens, new Interpreter(tokens), calls, pacing);
    calls.serve(fresh);
    return fresh;
  }

  /** Everything in memory is lost, as when the process dies; what the store holds stays. */
  public void restart() {
    node = newNode();
  }

  /** Makes a machine of this definition, if there is none yet, and starts an execution. */
  public TestRun start(String definition, String input) {
    String machine = machines.computeIfAbsent(definition, this::create);
    ExecutionRow row = write((tx, turn) -> node.executions().start(tx, turn, machine, null, input));
    return new TestRun(this, row.arn());
  }

  /** Starts an execution under a name of its own. */
  public TestRun start(String definition, String name, @Nullable String input) {
    String machine = machines.computeIfAbsent(definition, this::create);
    ExecutionRow row = write((tx, turn) -> node.executions().start(tx, turn, machine, name, input));
    return new TestRun(this, row.arn());
  }

  /** Lets an execution go on that ended badly, as RedriveExecution does. */
  public void redrive(TestRun run) {
    Redrives redrives = new Redrives(node.engine());
    write((tx, turn) -> redrives.redrive(tx, turn, run.arn().value(), null));
  }

  /** The ARN of the machine of this definition, made if there is none yet. */
  public String machine(String definition) {
    return machines.computeIfAbsent(definition, this::create);
  }

  /** An execution that something other than the test has started. */
  public TestRun run(String arn) {
    return new TestRun(this, Arn.of(arn));
  }

  /** Makes a machine of another account or region and starts it. */
  public TestRun startIn(Home home, String definition, String input) {
    var spec = StateMachines.Spec.standard("elsewhere", definition, ROLE);
    ExecutionRow row =
        write((tx, turn) -> {
          var machine = StateMachines.create(tx, turn.in(home), spec).machine();
          return node.executions().start(tx, turn, machine.arn().value(), null, input);
        });
    return new TestRun(this, row.arn());
  }

  private String create(String definition) {
    String name = "machine-" + (machines.size() + 1);
    var spec = StateMachines.Spec.standard(name, definition, ROLE);
    return write((tx, turn) -> StateMachines.create(tx, turn, spec)).machine().arn().value();
  }

  /** Lets time pass; each timer fires at its own time. */
  public void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    fireDue();
    Instant next = nextTimer();
    while (next != null && !next.isAfter(end)) {
      clock.advanceTo(next);
      fireDue();
      next = nextTimer();
    }
    clock.advanceTo(end);
  }

  /** Lets time pass in one leap, so that timers come late and together. */
  public void leap(Duration time) {
    clock.advance(time);
    fireDue();
  }

  private void fireDue() {
    while (isDue(nextTimer())) {
      node.timers().runOnce(clock.instant());
    }
  }

  /** Fires what is due now, once; false where nothing is. */
  public boolean fireOneBatch() {
    boolean due = isDue(nextTimer());
    if (due) {
      node.timers().runOnce(clock.instant());
    }
    return due;
  }

  private boolean isDue(@Nullable Instant timer) {
    return timer != null && !timer.isAfter(clock.instant());
  }

  /** When the next timer is due, or null where there is none. */
  public @Nullable Instant nextTimer() {
    return store.read(tx -> tx.timers().next());
  }

  /** Makes a queue, if there is none of this name, and returns its URL. */
  public String queue(String name) {
    write((tx, turn) -> queues.create(tx, turn, name, Map.of(), Map.of()));
    return "http://127.0.0.1/" + Home.DEFAULT.account() + "/" + name;
  }

  /** Makes an activity, if there is none of this name. */
  public Activity activity(String name) {
    return write((tx, turn) -> node.activities().create(tx, turn, name, Map.of()));
  }

  /** The activity of this name, within a unit of work. */
  public Activity activity(Tx tx, String name) {
    String arn = Home.DEFAULT.arn("states", "activity:" + name).value();
    return node.activities().get(tx, arn);
  }

  public Node node() {
    return node;
  }

  public Queues queues() {
    return queues;
  }

  public TaskTokens tokens() {
    return tokens;
  }

  public Turns turns() {
    return turns;
  }

  public VirtualClock clock() {
    return clock;
  }

  /** Does something in one transaction, at the clock's time. */
  public <T extends @Nullable Object> T write(BiFunction<Tx, Turn, T> work) {
    return store.write(tx -> work.apply(tx, turns.now()));
  }

  /** Reads something. */
  public <T extends @Nullable Object> T read(BiFunction<Tx, Turn, T> work) {
    return store.read(tx -> work.apply(tx, turns.now()));
  }
}
