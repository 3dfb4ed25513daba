package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Bounds;
import dev.holdpoint.core.aws.Ceiling;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Interpreter;
import dev.holdpoint.core.engine.JournalEntry;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Archives;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.Replays;
import dev.holdpoint.core.events.Rules;
import dev.holdpoint.core.events.Schedules;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.events.destination.ApiDestinations;
import dev.holdpoint.core.events.targets.ApiTarget;
import dev.holdpoint.core.events.targets.ArchiveTarget;
import dev.holdpoint.core.events.targets.BusTarget;
import dev.holdpoint.core.events.targets.DestinationTarget;
import dev.holdpoint.core.events.targets.ExecutionEvents;
import dev.holdpoint.core.events.targets.FunctionTarget;
import dev.holdpoint.core.events.targets.LogGroupTarget;
import dev.holdpoint.core.events.targets.QueueTarget;
import dev.holdpoint.core.events.targets.StateMachineTarget;
import dev.holdpoint.core.events.targets.TopicTarget;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.s3.Announcer;
import dev.holdpoint.core.s3.Buckets;
import dev.holdpoint.core.s3.Notifying;
import dev.holdpoint.core.s3.Objects;
import dev.holdpoint.core.scheduler.Invocations;
import dev.holdpoint.core.scheduler.ScheduleGroups;
import dev.holdpoint.core.scheduler.Scheduler;
import dev.holdpoint.core.ses.PostOffice;
import dev.holdpoint.core.sns.Outlets;
import dev.holdpoint.core.sns.SenderSettings;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.sqs.MoveTasks;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.ChildExecutions;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.work.NodeNumber;
import dev.holdpoint.server.api.sns.DeliveryLog;
import dev.holdpoint.server.api.sns.SigningKey;
import dev.holdpoint.server.api.sqs.QueueWaiters;
import dev.holdpoint.server.api.states.ExecutionEnds;
import dev.holdpoint.server.api.states.ExecutionLogs;
import dev.holdpoint.server.calls.ServiceCalls;
import dev.holdpoint.server.logs.LogTarget;
import dev.holdpoint.server.wire.CallRates;
import dev.holdpoint.server.work.CallerHome;
import dev.holdpoint.server.work.SystemIds;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Every service's rules, put together. */
final class Core {
  final Turns turns;
  final QueueWaiters queueWaiters;
  final QueueWaiters activityWaiters;
  final Queues queues;
  final MoveTasks moves;
  final SigningKey signing;
  final DeliveryLog deliveryLog;

  /** How the mails of SES leave. */
  final Supplier<PostOffice> mailing;

  final Topics topics;
  final Activities activities;
  final TaskTokens tokens;
  final ServiceCalls calls = new ServiceCalls();
  final ExecutionEnds ends = new ExecutionEnds();
  final ExecutionLogs executionLogs;
  final Engine engine;
  final Executions executions;
  final Buses buses = new Buses();
  final Rules rules;
  final Events events;
  final Schedules schedules;
  final Connections connections = new Connections();
  final ApiDestinations destinations = new ApiDestinations(connections);
  final Targets targets;
  final Archives archives;
  final Replays replays;
  final ScheduleGroups scheduleGroups = new ScheduleGroups();
  final Scheduler scheduler = new Scheduler(scheduleGroups);
  final Invocations invocations;
  final Buckets buckets = new Buckets();
  final Objects objects;
  final Notifying notifying;

  /**
   * @param logs takes what machines and topics log
   */
  Core(
      Store store,
      InstantSource clock,
      Supplier<SenderSettings> sender,
      LogTarget logs,
      Bounds bounds) {
    queueWaiters = QueueWaiters.ofQueues(bounds.polls());
    activityWaiters = QueueWaiters.ofActivities(bounds.polls());
    queues = new Queues(queueWaiters, bounds.inFlight());
    moves = new MoveTasks(queues, queueWaiters);
    executionLogs = new ExecutionLogs(store, logs);
    SystemIds ids = new SystemIds(clock, NodeNumber.take(store, SystemIds::anyNumber));
    turns = new Turns(clock, ids, Limits.aws(), () -> CallerHome.or(Home.DEFAULT));
    signing = SigningKey.of(store, clock.instant());
    deliveryLog = new DeliveryLog(logs);
    mailing = () -> new PostOffice(sender.get().viaMailServer(), sender.get().linkBase());
    topics = new Topics(new Outlets(sender, signing, queues, deliveryLog));
    activities = new Activities(activityWaiters::arrived);
    tokens = new TaskTokens(Keys.irreplaceable(store, "task-tokens"));
    Map<TargetKind, TargetCall> kinds =
        Map.of(
            TargetKind.STATE_MACHINE, this::start,
            TargetKind.QUEUE, new QueueTarget(queues),
            TargetKind.TOPIC, new TopicTarget(topics),
            TargetKind.FUNCTION, new FunctionTarget(),
            TargetKind.BUS, new BusTarget(buses));
    // A schedule of EventBridge Scheduler tells no API and no log group, as on AWS.
    Map<TargetKind, TargetCall> ofRules = new EnumMap<>(kinds);
    ofRules.put(TargetKind.DESTINATION, new DestinationTarget(destinations));
    ofRules.put(TargetKind.API, new ApiTarget());
    archives = new Archives(buses);
    ofRules.put(TargetKind.ARCHIVE, new ArchiveTarget(archives));
    ofRules.put(TargetKind.LOG_GROUP, new LogGroupTarget(new LogGroups()));
    targets = new Targets(ofRules);
    rules = new Rules(buses, targets);
    events = new Events(buses, targets);
    replays = new Replays(archives, events);
    schedules = new Schedules(targets);
    invocations = new Invocations(kinds, events);
    Announcer announcer = new Announcer(events, destinations());
    objects = new Objects(announcer);
    notifying = new Notifying(buckets, announcer);
    engine =
        new Engine(
            new Interpreter(tokens),
            new Definitions(),
            calls,
            activities,
            new ChildExecutions(),
            this::wrote,
            new ExecutionEvents(events),
            bounds.awsQuotas() ? CallRates.pacing("StateTransition") : Pacing.NONE);
    executions = new Executions(engine, new Ceiling<>(bounds.executions()));
  }

  /** Whom buckets tell. */
  private Map<TargetKind, TargetCall> destinations() {
    return Map.of(
        TargetKind.QUEUE, new QueueTarget(queues),
        TargetKind.TOPIC, new TopicTarget(topics, "Amazon S3 Notification"),
        TargetKind.FUNCTION, new FunctionTarget());
  }

  private void wrote(ExecutionRow row, JournalEntry entry) {
    ends.wrote(row, entry);
    executionLogs.wrote(row, entry);
  }

  /** Executions put events, and events start executions: this closes the circle. */
  private void start(Tx tx, Turn turn, Delivery delivery) {
    new StateMachineTarget(executions).deliver(tx, turn, delivery);
  }
}
