package dev.holdpoint.app.node;

import dev.holdpoint.app.cli.Version;
import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.stack.calls.StackCalls;
import dev.holdpoint.app.stack.custom.AnswerRoute;
import dev.holdpoint.app.template.ApiDocuments;
import dev.holdpoint.core.apigateway.ConfirmRule;
import dev.holdpoint.core.apigateway.GatewayLimits;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.access.AccessRole;
import dev.holdpoint.server.api.apigateway.ApiRoute;
import dev.holdpoint.server.api.apigateway.ConfirmGate;
import dev.holdpoint.server.api.apigateway.PageNonces;
import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import dev.holdpoint.server.api.apigateway.control.GatewayService;
import dev.holdpoint.server.api.apigateway.velocity.TemplateLimits;
import dev.holdpoint.server.api.apigateway.velocity.VelocityTemplates;
import dev.holdpoint.server.api.apigatewayv2.HttpApiService;
import dev.holdpoint.server.api.cloudformation.CloudFormationService;
import dev.holdpoint.server.api.cloudformation.TemplateTexts;
import dev.holdpoint.server.api.events.EventsDesk;
import dev.holdpoint.server.api.events.EventsService;
import dev.holdpoint.server.api.forward.BootstrapRoute;
import dev.holdpoint.server.api.iam.IamService;
import dev.holdpoint.server.api.lambda.LambdaService;
import dev.holdpoint.server.api.logs.LogsDesk;
import dev.holdpoint.server.api.logs.LogsService;
import dev.holdpoint.server.api.pipes.PipesService;
import dev.holdpoint.server.api.s3.S3Route;
import dev.holdpoint.server.api.scheduler.SchedulerDesk;
import dev.holdpoint.server.api.scheduler.SchedulerService;
import dev.holdpoint.server.api.ses.SesService;
import dev.holdpoint.server.api.sns.CertificateRoute;
import dev.holdpoint.server.api.sns.SnsService;
import dev.holdpoint.server.api.sns.SubscriptionPages;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.api.sqs.SqsService;
import dev.holdpoint.server.api.states.StatesService;
import dev.holdpoint.server.api.sts.StsService;
import dev.holdpoint.server.calls.DirectCall;
import dev.holdpoint.server.calls.remote.Endpoint;
import dev.holdpoint.server.console.ConsoleRoute;
import dev.holdpoint.server.http.HealthRoute;
import dev.holdpoint.server.http.WebRoute;
import dev.holdpoint.server.mail.MailboxRoute;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.CallRates;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Everything that the one port serves. */
record Doors(
    Store store,
    Core core,
    Lambda lambda,
    Storage storage,
    LongPoll polls,
    InstantSource clock,
    EndpointWarnings warnings,
    Gatekeeping gatekeeping,
    Outbound outbound,
    LogsDesk logs,
    Config config,
    StackDoor stacks,
    AnswerRoute answers) {

  /** The first that matches serves. */
  List<WebRoute> routes() {
    List<WebRoute> routes = new ArrayList<>(gatekeeping.first());
    routes.add(new S3Route(storage.shelf, gatekeeping.s3Verifier()));
    // The address itself is the proof: functions have no login.
    routes.add(answers);
    routes.addAll(gatekeeping.before());
    routes.add(new HealthRoute(Version.text()));
    routes.add(gatekeeping.only(AccessRole.READ_ONLY, new StackRoute(store)));
    routes.add(gatekeeping.only(AccessRole.ADMIN, stacks));
    routes.add(gatekeeping.only(AccessRole.OPERATOR, new MailboxRoute(store)));
    routes.add(new SubscriptionPages(store, core.topics, core.turns::now));
    routes.add(new CertificateRoute(core.signing));
    routes.add(apis());
    routes.add(
        new ConsoleRoute(
            store,
            core.tokens,
            clock,
            ZoneId.systemDefault(),
            warnings::of,
            gatekeeping.admission()));
    routes.add(outbound.forward(gatekeeping.verifier()));
    routes.add(new BootstrapRoute());
    routes.add(
        new AwsDoor(
            services(), gatekeeping.verifier(), rates(), new Policies(store, core, lambda)));
    return List.copyOf(routes);
  }

  private ApiRoute apis() {
    Home home = core.turns.home();
    return new ApiRoute(
        store,
        home,
        GatewayLimits.AWS,
        clock,
        new VelocityTemplates(TemplateLimits.AWS),
        new GatewayBackends(lambda.caller, serviceDoors(), outbound.addresses(), home),
        gate(),
        outbound.issuerKeys()::find,
        gatekeeping.verifier(),
        logs.book());
  }

  private ServiceDoors serviceDoors() {
    boolean here = outbound.endpoints().find("s3") instanceof Endpoint.Here;
    return new ServiceDoors(
        new AwsDoor(services(), null, rates()),
        outbound.forward(null),
        here ? new S3Route(storage.shelf, null) : null);
  }

  private CallRates rates() {
    return config.bounds().awsQuotas() ? CallRates.aws() : CallRates.NONE;
  }

  private ConfirmGate gate() {
    List<ConfirmRule> rules =
        config.confirmGet().stream().map(ConfirmRule::parse).filter(Objects::nonNull).toList();
    return new ConfirmGate(rules, new PageNonces(store, Keys.of(store, "confirm"), clock));
  }

  private StackCalls calls() {
    return new StackCalls(
        store, core.turns, stacks.runner()::get, new BucketTexts(outbound.objects(storage, true)));
  }

  private TemplateTexts texts() {
    return new TemplateTexts(outbound.objects(storage, true));
  }

  /** The services behind the port. */
  List<AwsService> services() {
    EventsDesk events =
        new EventsDesk(
            store,
            core.turns,
            core.buses,
            core.rules,
            core.events,
            core.connections,
            core.destinations);
    StatesService.Parts states =
        new StatesService.Parts(
            store,
            core.turns,
            core.engine,
            core.tokens,
            core.activities,
            core.activityWaiters,
            core.ends,
            new DirectCall(store, core.turns, core.calls),
            core.executions);
    GatewayDesk gateway = new GatewayDesk(store, core.turns, ApiDocuments::read);
    SesService ses = new SesService(store, core.turns::now, core.mailing);
    return List.of(
        StatesService.of(states).showing(EndpointWarnings.ACTIONS, warnings),
        StsService.of(store, core.turns, gatekeeping.keys()),
        IamService.of(store, core.turns),
        SqsService.create(store, core.queues, core.moves, polls, core.turns::now),
        SnsService.of(store, core.topics, core.turns::now),
        EventsService.on(events),
        SchedulerService.on(
            new SchedulerDesk(store, core.turns, core.scheduler, core.scheduleGroups)),
        LambdaService.create(lambda.parts),
        PipesService.on(lambda.piping.desk),
        LogsService.on(logs),
        // Made when it is asked for: what an API calls are services too.
        GatewayService.on(gateway, (api, request, id) -> apis().test(api, request, id)),
        HttpApiService.on(gateway),
        CloudFormationService.of(() -> core.turns.home().account(), calls(), texts()),
        ses.first(),
        ses.second());
  }
}
