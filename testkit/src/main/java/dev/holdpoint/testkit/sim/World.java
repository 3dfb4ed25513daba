package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Advance;
import dev.holdpoint.core.engine.Interpreter;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.verify.Verification;
import dev.holdpoint.testkit.InMemoryStore;
import dev.holdpoint.testkit.SimulatedCrash;
import dev.holdpoint.testkit.VirtualClock;
import dev.holdpoint.testkit.check.Ledger;
import dev.holdpoint.testkit.check.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** All that there is in one simulation, and what happens next in it. One thread. */
final class World {
  final Random random;
  final Semantics semantics;
  final Faults faults;
  final InMemoryStore memory;
  final Store store;
  final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T10:00:00Z"));
  final TaskTokens tokens = new TaskTokens(new byte[32]);
  final Limits limits;
  final Advance interpreter;
  final Ledger ledger = new Ledger();
  final Watch watch;
  final Pauses pauses = new Pauses(this);
  final Nodes nodes = new Nodes(this);
  final List<String> trace = new ArrayList<>();
  private final Steps steps;

  World(long seed, UnaryOperator<Store> store, UnaryOperator<Advance> advance) {
    this.random = new Random(seed);
    this.semantics = Semantics.of(random);
    this.faults = new Faults(random, semantics);
    this.memory = new InMemoryStore(faults);
    this.store = store.apply(memory);
    this.limits =
        Limits.aws()
            .withEventsPerTurn(random.nextBoolean() ? 1_000 : 4)
            .withExecutionsPerTurn(random.nextBoolean() ? 40 : 1);
    Witness witness = new Witness(advance.apply(new Interpreter(tokens)));
    this.interpreter = witness;
    this.watch = new Watch(this, witness, ledger);
    this.steps = new Steps(this);
  }

  void prepare() {
    memory.write(World::keepTokenKey);
    nodes.start(semantics.nodes(random));
    steps.prepare();
    watch.tell();
  }

  /** Who verifies the store looks for it; the key of a simulation is known to all. */
  private static boolean keepTokenKey(Tx tx) {
    String key = Base64.getUrlEncoder().encodeToString(new byte[32]);
    tx.resources().put(ResourceKind.SETTING, Verification.TOKEN_KEY, Json.object().put("key", key));
    return true;
  }

  /** Somebody does something; what goes wrong with it is nobody else's. */
  void step() {
    SimulatedNode node = nodes.any();
    if (node == null) {
      trace.add(steps.passTime());
      return;
    }
    String who = nodes.name(node);
    String what = "died";
    try {
      what = steps.next(node);
    } catch (SimulatedCrash crash) {
      what = String.valueOf(crash.getMessage());
      nodes.startAgain(node);
    } catch (StoreException | AwsException refused) {
      what = "refused: " + refused.getMessage();
    } finally {
      trace.add(clock.instant() + " " + who + " " + what);
      watch.tell();
    }
  }

  /** Nothing goes wrong any more: everything that is owed is done in the end. */
  void rest() {
    steps.rest();
    watch.tell();
  }
}
