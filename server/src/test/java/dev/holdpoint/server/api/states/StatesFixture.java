package dev.holdpoint.server.api.states;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.engine.DueTimers;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Interpreter;
import dev.holdpoint.core.engine.StatusListener;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.MoveTasks;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.ChildExecutions;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.api.sqs.QueueWaiters;
import dev.holdpoint.server.api.sqs.SqsService;
import dev.holdpoint.server.calls.Actions;
import dev.holdpoint.server.calls.DirectCall;
import dev.holdpoint.server.calls.Routes;
import dev.holdpoint.server.calls.ServiceCalls;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.SdkOperations;
import dev.holdpoint.server.work.CallerHome;
import dev.holdpoint.server.work.HomeStore;
import dev.holdpoint.server.work.JoiningStore;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Step Functions behind a real listener, called by AWS's own client; the clock is the test's. */
final class StatesFixture implements AutoCloseable {
  static final String ROLE = "arn:aws:iam::000000000000:role/any";

  final JoiningStore store = new JoiningStore(new HomeStore(new InMemoryStore()));
  final SfnClient sfn;
  final Queues queues = new Queues(_ -> {});
  volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
  final Turns turns =
      new Turns(
          () -> now,
          new SystemIds(InstantSource.system()),
          Limits.aws(),
          () -> CallerHome.or(Home.DEFAULT));
  private final QueueWaiters waiters = new QueueWaiters();
  final Engine engine;
  private final ExecutionEnds ends = new ExecutionEnds();
  private final HttpListener listener;

  StatesFixture() {
    TaskTokens tokens = new TaskTokens(new byte[32]);
    Activities activities = new Activities(waiters::arrived);
    ServiceCalls calls = new ServiceCalls();
    engine =
        new Engine(
            new Interpreter(tokens),
            new Definitions(),
            calls,
            activities,
            new ChildExecutions(),
            ends,
            StatusListener.NONE,
            Pacing.NONE);
    List<AwsService> services =
        services(
            new StatesService.Parts(
                store,
                turns,
                engine,
                tokens,
                activities,
                waiters,
                ends,
                new DirectCall(store, turns, calls),
                new Executions(engine)));
    Actions actions =
        new Actions(new SdkOperations(services), store, () -> URI.create("http://127.0.0.1"));
    calls.serve(new Routes(actions, queues, () -> new Executions(engine), Map.of()));
    listener =
        new HttpListener(HttpSettings.loopback(0, 2_000_000), List.of(new AwsDoor(services)));
    listener.start();
    sfn = client("test", Region.US_EAST_1);
  }

  /** A client with an access key of its own. */
  SfnClient client(String accessKey, Region region) {
    return SfnClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + listener.port()))
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        // Two actions have a host name of their own, which an address cannot have.
        .overrideConfiguration(client ->
            client.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
        .build();
  }

  private List<AwsService> services(StatesService.Parts parts) {
    LongPoll polls = new LongPoll(store, queues, waiters, turns::now);
    return List.of(
        StatesService.of(parts),
        SqsService.create(
            store, queues, new MoveTasks(queues, QueueSignals.NONE), polls, turns::now));
  }

  String machine(String name, String definition) {
    return sfn.createStateMachine(m -> m.name(name).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  String start(String machine, String input) {
    return sfn.startExecution(e -> e.stateMachineArn(machine).input(input)).executionArn();
  }

  /** Lets time pass and fires what is due then. */
  void at(Instant then) {
    now = then;
    DueTimers due =
        new DueTimers(
            store,
            turns,
            (tx, turn, timer) -> {
              Alarm alarm = Alarm.parse(timer.owner());
              engine.trigger(tx, turn, alarm.execution(), new Trigger.TimerFired(alarm));
            });
    while (due.runOnce(now)) {
      // More than one batch is due.
    }
  }

  @Override
  public void close() {
    waiters.close();
    sfn.close();
    listener.close();
    store.close();
  }
}
