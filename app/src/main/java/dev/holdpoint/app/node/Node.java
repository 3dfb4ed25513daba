package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.stack.Address;
import dev.holdpoint.app.stack.Readdressing;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.stack.custom.AnswerDesk;
import dev.holdpoint.app.stack.custom.CustomType;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.ConfirmRule;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.DueTimers;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.work.Sharing;
import dev.holdpoint.core.work.WakingStore;
import dev.holdpoint.server.api.logs.LogsDesk;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.calls.Actions;
import dev.holdpoint.server.calls.LambdaTask;
import dev.holdpoint.server.calls.OutsideCall;
import dev.holdpoint.server.calls.Routes;
import dev.holdpoint.server.calls.remote.Endpoints;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.logs.LogBook;
import dev.holdpoint.server.logs.LogBounds;
import dev.holdpoint.server.wire.SdkOperations;
import dev.holdpoint.server.work.HomeStore;
import dev.holdpoint.server.work.Housekeeping;
import dev.holdpoint.server.work.JoiningStore;
import dev.holdpoint.server.work.OutboxLoop;
import dev.holdpoint.server.work.TimerLoop;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole Holdpoint in this process: started when {@link #start} returns, ended when {@link #close}
 * does. What it was answered for is on the disk, so it may also just be killed.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final Store store;
  private final Core core;
  private final Here here;
  private final StackRunner stacks;
  private final List<String> confirmGet;
  private final Parts parts;

  private Node(
      Store store, Core core, Here here, StackRunner stacks, List<String> confirmGet, Parts parts) {
    this.store = store;
    this.core = core;
    this.here = here;
    this.stacks = stacks;
    this.confirmGet = List.copyOf(confirmGet);
    this.parts = parts;
  }

  /**
   * Starts a node.
   *
   * @throws StartException where the port or the data folder cannot be had
   */
  public static Node start(Config config) {
    return started(config, null);
  }

  /**
   * Starts a node for which it is as late as this clock says.
   *
   * @throws StartException where the port or the data folder cannot be had
   */
  public static Node start(Config config, InstantSource clock) {
    return started(config, clock);
  }

  private static Node started(Config config, @Nullable InstantSource clock) {
    Parts parts = new Parts();
    try {
      return start(config, clock, parts, true);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * A node that stands still: nothing is served, called, sent or fired by it. For changing what it
   * keeps.
   *
   * @throws StartException where the data folder cannot be had
   */
  public static Node still(Config config) {
    Parts parts = new Parts();
    try {
      return start(config, null, parts, false);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static Node start(
      Config config, @Nullable InstantSource given, Parts parts, boolean serving) {
    News news = new News();
    Ground ground = parts.add(Ground.open(config, news));
    InstantSource clock = given == null ? ground.clock() : given;
    DataFolder folder = ground.folder();
    AtomicReference<@Nullable StackRunner> runner = new AtomicReference<>();
    Beside beside = parts.add(Beside.start(config.outside(), folder));
    WakingStore waking = parts.add(new WakingStore(new HomeStore(ground.store())));
    JoiningStore store = new JoiningStore(waking);
    Here here = new Here();
    LogBook logs = new LogBook(store, clock, folder.logs(), LogBounds.defaults());
    Core core = new Core(store, clock, new Sender(config, here), logs, config.bounds());
    startLogs(core, parts);
    Storage storage = parts.add(new Storage(config, ground, store, core));
    Endpoints endpoints = Remotes.endpoints(config.outside(), beside, storage.endpoint());
    LongPoll polls = new LongPoll(store, core.queues, core.queueWaiters, core.turns::now);
    Gatekeeping gatekeeping = new Gatekeeping(config, store, core.turns.home(), clock);
    Outbound outbound =
        parts.add(new Outbound(config, endpoints, folder, store, core, here, gatekeeping, clock));
    Lambda lambda =
        new Lambda(store, core, polls, ground, here, gatekeeping, outbound, storage, logs, clock);
    parts.add(lambda.host);
    CustomType custom = custom(store, core, lambda, here, serving);
    Doors doors =
        new Doors(
            store,
            core,
            lambda,
            storage,
            polls,
            clock,
            new EndpointWarnings(endpoints),
            gatekeeping,
            outbound,
            new LogsDesk(store, core.turns, new LogGroups(), logs),
            config,
            new StackDoor(runner),
            custom.answers());
    core.calls.serve(routes(doors, store, core, lambda, outbound, here));
    if (!serving) {
      beside.awaitReady();
      Address at = Port.named(config, config.http().port());
      StackRunner stacks = stacks(store, core, lambda, storage, logs, outbound, custom, at);
      return new Node(store, core, here, stacks, config.confirmGet(), parts);
    }
    HttpListener listener = Port.listener(config, doors.routes());
    Address address = Port.open(config, parts.add(listener));
    hear(news, core, lambda, parts);
    here.is(address, listener.innerAddress());
    readdress(config, ground.sharing(), store, core, lambda, address);
    beside.awaitReady();
    Debts due = new Debts(config, store, core, lambda, outbound, storage, logs, clock, runner::get);
    startLoops(waking, ground.sharing(), core, due, clock, parts);
    parts.add(new Housekeeping(clock, Chores.of(config, store, core, logs, lambda.code))).start();
    feed(lambda, storage, ground.sharing(), parts);
    StackRunner stacks = stacks(store, core, lambda, storage, logs, outbound, custom, address);
    runner.set(stacks);
    return new Node(store, core, here, stacks, config.confirmGet(), parts);
  }

  private static void startLogs(Core core, Parts parts) {
    parts.add(core.executionLogs.start());
    parts.add(core.deliveryLog.start());
  }

  private static CustomType custom(
      Store store, Core core, Lambda lambda, Here here, boolean serving) {
    AnswerDesk answers =
        new AnswerDesk(store, core.turns::now, Keys.of(store, "custom-resources"), here::inner);
    StackMakers makers = new StackMakers(store, core.turns, lambda.caller, core.topics);
    return new CustomType(answers, makers, core.turns::now, serving);
  }

  private static void feed(Lambda lambda, Storage storage, Sharing sharing, Parts parts) {
    parts.add(lambda.feeding).start();
    parts.add(lambda.piping.feeds).start();
    storage.watch.start();
    if (!sharing.alone()) {
      parts.add(new Rereading(lambda::reread)).start();
    }
  }

  /**
   * Routes that a person was to be asked before, by the settings, and whose API or stage is not
   * here: nothing stands before any GET for them.
   */
  public List<String> confirmingNothing() {
    List<Api> apis = store.read(new Apis()::list);
    return confirmGet.stream()
        .filter(route -> {
          ConfirmRule rule = ConfirmRule.parse(route);
          return rule == null || apis.stream().noneMatch(rule::concerns);
        })
        .toList();
  }

  private static StackRunner stacks(
      Store store,
      Core core,
      Lambda lambda,
      Storage storage,
      LogBook logs,
      Outbound outbound,
      CustomType custom,
      Address address) {
    return new StackRunner(
        store,
        core.turns::now,
        StackTypes.of(core, lambda, storage, logs, outbound.remote(), custom, address),
        address,
        Keys::secret,
        new EndpointCheck(outbound.endpoints()),
        lambda.host::awaitPrepared);
  }

  /** Where workflows' calls go: to the actions behind our own port, or outside. */
  private static Routes routes(
      Doors doors, JoiningStore store, Core core, Lambda lambda, Outbound outbound, Here here) {
    Actions actions =
        new Actions(new SdkOperations(doors.services()), store, () -> here.address().base());
    Map<String, OutsideCall> outside = new HashMap<>(outbound.calls());
    outside.put("lambda", new LambdaTask(lambda.caller, actions, core.turns));
    return new Routes(actions, core.queues, () -> core.executions, outside);
  }

  /** One of several nodes must not move everything to itself. */
  private static void readdress(
      Config config, Sharing sharing, Store store, Core core, Lambda lambda, Address address) {
    if (sharing.alone() || config.http().url() != null) {
      new Readdressing(lambda.functions, address).apply(store, core.turns.now());
    }
  }

  private static void hear(News news, Core core, Lambda lambda, Parts parts) {
    // Closed before the listener, which waits for the requests in flight: long polls end first.
    parts.add(core.queueWaiters);
    parts.add(core.activityWaiters);
    news.tell(core.queueWaiters::arrived);
    news.tell(core.activityWaiters::arrived);
    news.tell(lambda::heard);
  }

  private static void startLoops(
      WakingStore store,
      Sharing sharing,
      Core core,
      Debts debts,
      InstantSource clock,
      Parts parts) {
    DueTimers due =
        new DueTimers(
            store,
            core.turns,
            new DueTimer(core.engine, core.schedules, core.invocations, core.moves, core.replays));
    TimerLoop timers = parts.add(new TimerLoop(clock, sharing, due));
    OutboxLoop outbox = parts.add(new OutboxLoop(store, clock, sharing, debts.handlers()));
    store.wakes(timers::wake, outbox.owed());
    outbox.start();
    timers.start();
  }

  /** Under which address others reach it. */
  public Address address() {
    return here.address();
  }

  /** Where programs on this machine reach it, by plain HTTP. */
  public URI inner() {
    return here.inner();
  }

  public Store store() {
    return store;
  }

  public Turns turns() {
    return core.turns;
  }

  /** Starts an execution under a name of its own. */
  public void startExecution(Arn machine, String input) {
    store.write(tx -> core.executions.start(tx, core.turns.now(), machine.value(), null, input));
  }

  /** Runs templates. */
  public StackRunner stacks() {
    return stacks;
  }

  /** Ends what it began: lets requests end, then loops, functions and the store. */
  @Override
  public void close() {
    parts.close();
  }

  /** What was opened, to be closed in the opposite order. */
  private static final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
      open.push(part);
      return part;
    }

    @Override
    public void close() {
      while (!open.isEmpty()) {
        AutoCloseable part = open.pop();
        try {
          part.close();
        } catch (Exception e) {
          LOG.warn("A part did not stop well part={}", part.getClass().getSimpleName(), e);
        }
      }
    }
  }
}
