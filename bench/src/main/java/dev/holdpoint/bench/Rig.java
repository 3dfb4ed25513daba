package dev.holdpoint.bench;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.engine.DueTimers;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Interpreter;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.MoveTasks;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.ChildExecutions;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.states.TaskAnswers;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.work.WakingStore;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.api.sqs.QueueWaiters;
import dev.holdpoint.server.api.sqs.SqsService;
import dev.holdpoint.server.calls.Actions;
import dev.holdpoint.server.calls.Routes;
import dev.holdpoint.server.calls.ServiceCalls;
import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.SdkOperations;
import dev.holdpoint.server.work.JoiningStore;
import dev.holdpoint.server.work.OutboxLoop;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.server.work.TimerLoop;
import dev.holdpoint.store.BatchStatistics;
import dev.holdpoint.store.SqliteStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The engine as the server has it, over SQLite, without HTTP: what an API action does within. */
final class Rig implements Aws, AutoCloseable {
  private static final String ROLE = "arn:aws:iam::000000000000:role/bench";

  private final InstantSource clock = InstantSource.system();
  private final Turns turns;
  private final TaskTokens tokens = new TaskTokens(new byte[32]);
  private final Queues queues = new Queues(new QueueWaiters());
  private final SqliteStore sqlite;
  private final JoiningStore store;
  private final TimerLoop timers;
  private final OutboxLoop outbox;
  private final Executions executions;
  private final TaskAnswers answers;

  Rig(Folder folder) {
    this(folder, Limits.aws());
  }

  Rig(Folder folder, Limits limits) {
    turns = new Turns(clock, new SystemIds(clock), limits, Home.DEFAULT);
    sqlite = SqliteStore.open(folder.file("bench.db"));
    WakingStore waking = new WakingStore(sqlite);
    store = new JoiningStore(waking);
    ServiceCalls calls = new ServiceCalls();
    Engine engine =
        new Engine(
            new Interpreter(tokens),
            new Definitions(),
            calls,
            new Activities(_ -> {}),
            new ChildExecutions());
    executions = new Executions(engine);
    calls.serve(routes(executions));
    answers = new TaskAnswers(engine, tokens);
    timers =
        new TimerLoop(
            clock,
            new DueTimers(
                store,
                turns,
                (tx, turn, timer) -> {
                  Alarm alarm = Alarm.parse(timer.owner());
                  engine.trigger(tx, turn, alarm.execution(), new Trigger.TimerFired(alarm));
                }));
    outbox = new OutboxLoop(store, clock, Map.of());
    waking.wakes(timers::wake, outbox.owed());
    timers.start();
    outbox.start();
  }

  /** SQS alone is called. */
  private Routes routes(Executions started) {
    LongPoll polls = new LongPoll(store, queues, new QueueWaiters(), turns::now);
    AwsService sqs =
        SqsService.create(
            store, queues, new MoveTasks(queues, QueueSignals.NONE), polls, turns::now);
    Actions actions =
        new Actions(new SdkOperations(List.of(sqs)), store, () -> URI.create("http://127.0.0.1"));
    return new Routes(actions, queues, () -> started, Map.of());
  }

  BatchStatistics statistics() {
    return sqlite.statistics();
  }

  /** How many executions of the machine have this status. */
  long count(String machine, ExecutionStatus status) {
    return store.read(tx ->
        tx.executions().count(ExecutionFilter.of(Arn.of(machine), status), Integer.MAX_VALUE));
  }

  @Override
  public String createQueue(String name) {
    Queue queue = store.write(tx -> queues.create(tx, turns.now(), name, Map.of(), Map.of()));
    return "http://127.0.0.1:4566/000000000000/" + queue.name();
  }

  @Override
  public String createMachine(String name, String definition) {
    StateMachines.Spec spec = StateMachines.Spec.standard(name, definition, ROLE);
    return store.write(tx -> StateMachines.create(tx, turns.now(), spec)).machine().arn().value();
  }

  @Override
  public String start(String machine, String input) {
    return store.write(tx -> executions.start(tx, turns.now(), machine, null, input)).arn().value();
  }

  @Override
  public Message receive(String queueUrl) {
    ReceiveRequest one = new ReceiveRequest(1, null, 0, List.of(), List.of());
    List<Received> received =
        store.write(tx -> queues.receive(tx, turns.now(), queue(tx, queueUrl), one));
    Received message = received.getFirst();
    String token = Json.parse(message.body()).path("token").asString();
    return new Message(message.receiptHandle(), token);
  }

  @Override
  public void success(String token, String output) {
    store.write(tx -> {
      answers.success(tx, turns.now(), token, output);
      return true;
    });
  }

  @Override
  public void delete(String queueUrl, String receiptHandle) {
    store.write(tx -> {
      queues.deleteMessage(tx, turns.now(), queue(tx, queueUrl), receiptHandle);
      return true;
    });
  }

  @Override
  public String status(String execution) {
    return store.read(tx -> Executions.get(tx, execution)).status().name();
  }

  private Queue queue(Tx tx, String url) {
    return queues.byUrl(tx, turns.now().home(), url);
  }

  @Override
  public void close() {
    timers.close();
    outbox.close();
    store.close();
  }
}
