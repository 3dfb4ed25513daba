package dev.holdpoint.testkit;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Advance;
import dev.holdpoint.core.engine.Interpreter;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.testkit.check.Checker;
import dev.holdpoint.testkit.check.Ledger;
import dev.holdpoint.testkit.check.Snapshot;
import dev.holdpoint.testkit.check.Violation;
import dev.holdpoint.testkit.check.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One to three nodes over one store, clients, workers and a clock, all in one thread and all from
 * one seed: processes die before and after commits, calls are made twice, answers come late, again
 * and forged. After every step all checkers look. One run for each instance.
 */
public final class Simulation {
  private static final int STEPS = 120;
  private static final String QUEUE = "work";

  private final long seed;
  private final Random random;
  private final InMemoryStore memory = new InMemoryStore(this::fault);
  private final Store store;
  private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T10:00:00Z"));
  private final TaskTokens tokens = new TaskTokens(new byte[32]);
  private final Queues queues = new Queues(QueueSignals.NONE);
  private final Ledger ledger = new Ledger();
  private final List<Checker> checkers = Checker.all();
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final Turns turns;
  private final Witness witness;
  private final SimulatedClients clients;
  private final List<String> trace = new ArrayList<>();
  private Fault last = Fault.NONE;
  private boolean calm = true;
  private @Nullable Snapshot seen;

  /** The run that this seed decides. */
  public Simulation(long seed) {
    this(seed, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * The run that this seed decides, with parts that may be broken, to see the checkers find it.
   *
   * @param store stands before the real store
   * @param advance stands before the real interpreter
   */
  public Simulation(long seed, UnaryOperator<Store> store, UnaryOperator<Advance> advance) {
    this.seed = seed;
    this.random = new Random(seed);
    this.store = store.apply(memory);
    Limits limits = Limits.aws().withEventsPerTurn(random.nextBoolean() ? 1_000 : 4);
    this.turns = new Turns(clock, new SeededIds(seed), limits, Home.DEFAULT);
    this.witness = new Witness(advance.apply(new Interpreter(tokens)));
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      nodes.add(newNode());
    }
    this.clients = new SimulatedClients(this);
  }

  private SimulatedNode newNode() {
    TestCalls calls = new TestCalls(queues);
    return new SimulatedNode(this, new Node(store, turns, tokens, witness, calls), calls);
  }

  /** Runs to the end; throws, with the way to run it again, where a promise was broken. */
  public void run() {
    try {
      clients.prepare();
      for (int step = 0; step < STEPS; step++) {
        step(step);
      }
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError(failure(broken), broken);
    }
  }

  private String failure(Throwable broken) {
    return "Seed "
        + seed
        + ": "
        + broken
        + "\nRun it again: ./mvnw -pl testkit -am test"
        + " -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false -Dholdpoint.sim.seed="
        + seed
        + "\nThe last steps:\n  "
        + String.join("\n  ", trace.subList(Math.max(0, trace.size() - 12), trace.size()));
  }

  private void step(int number) {
    int index = random.nextInt(nodes.size());
    SimulatedNode node = nodes.get(index);
    String what = "a leap of time";
    boolean kept = true;
    try {
      calm = false;
      what = act(node);
    } catch (SimulatedCrash crash) {
      what += " " + crash.getMessage();
      kept = last == Fault.CRASH_AFTER_COMMIT;
      nodes.set(index, newNode());
    } catch (StoreException | AwsException refused) {
      what += " " + refused.getMessage();
      kept = false;
    } finally {
      calm = true;
      trace.add(number + " node " + index + ": " + what);
    }
    check(kept);
  }

  private String act(SimulatedNode node) {
    return switch (random.nextInt(20)) {
      case 0, 1 -> clients.start(node);
      case 2, 3, 4 -> node.fireTimers();
      case 5, 6 -> node.claim();
      case 7, 8, 9 -> node.settle();
      case 10 -> node.deliverAgain();
      case 11, 12, 13 -> clients.answer(node);
      case 14 -> clients.beat(node);
      case 15, 16 -> clients.receive();
      case 17 -> clients.work(node);
      case 18 -> clients.stopOrForget(node);
      default -> passTime();
    };
  }

  private String passTime() {
    Instant next = memory.read(tx -> tx.timers().next());
    if (next != null && random.nextBoolean()) {
      clock.advanceTo(next);
    } else {
      clock.advance(Duration.ofMillis(random.nextInt(70_000)));
    }
    return "time passes";
  }

  private void check(boolean kept) {
    Snapshot now = Snapshot.take(memory, Home.DEFAULT.arn("sqs", QUEUE).value(), seen);
    List<Violation> broken = new ArrayList<>();
    look(broken, () -> witness.check(now, kept));
    checkers.forEach(checker -> look(broken, () -> checker.check(now, ledger)));
    if (!broken.isEmpty()) {
      throw Violation.of(broken);
    }
    seen = now;
  }

  private static void look(List<Violation> broken, Runnable check) {
    try {
      check.run();
    } catch (Violation violation) {
      broken.add(violation);
    }
  }

  private Fault fault() {
    int chance = calm ? 100 : random.nextInt(100);
    last =
        chance < 4
            ? Fault.CRASH_BEFORE_COMMIT
            : chance < 8 ? Fault.CRASH_AFTER_COMMIT : chance < 10 ? Fault.REFUSED : Fault.NONE;
    return last;
  }

  <T extends @Nullable Object> T write(BiFunction<Tx, Turn, T> work) {
    return store.write(tx -> work.apply(tx, turns.now()));
  }

  Random random() {
    return random;
  }

  Store store() {
    return store;
  }

  VirtualClock clock() {
    return clock;
  }

  TaskTokens tokens() {
    return tokens;
  }

  Queues queues() {
    return queues;
  }

  Ledger ledger() {
    return ledger;
  }

  SimulatedClients clients() {
    return clients;
  }

  SimulatedNode anyNode() {
    return nodes.getFirst();
  }

  String prepareQueue() {
    write((tx, turn) -> queues.create(tx, turn, QUEUE, Map.of(), Map.of()));
    return "http://127.0.0.1/" + Home.DEFAULT.account() + "/" + QUEUE;
  }
}
