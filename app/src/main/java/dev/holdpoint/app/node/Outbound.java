package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.core.apigateway.GatewayLimits;
import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.Verifier;
import dev.holdpoint.server.api.forward.ForwardRoute;
import dev.holdpoint.server.api.s3.ShelfStorage;
import dev.holdpoint.server.api.sns.PostCall;
import dev.holdpoint.server.calls.OutsideCall;
import dev.holdpoint.server.calls.PacedCall;
import dev.holdpoint.server.calls.http.AddressCaller;
import dev.holdpoint.server.calls.http.AllowedTargets;
import dev.holdpoint.server.calls.http.ApiReach;
import dev.holdpoint.server.calls.http.DestinationCall;
import dev.holdpoint.server.calls.http.FirstTokenCall;
import dev.holdpoint.server.calls.http.GatewayTask;
import dev.holdpoint.server.calls.http.HttpCaller;
import dev.holdpoint.server.calls.http.HttpTask;
import dev.holdpoint.server.calls.http.IssuerKeys;
import dev.holdpoint.server.calls.http.OAuthTokens;
import dev.holdpoint.server.calls.http.SigV4Signer;
import dev.holdpoint.server.calls.http.Webhooks;
import dev.holdpoint.server.calls.objects.MapRead;
import dev.holdpoint.server.calls.objects.MapWrite;
import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.calls.remote.Endpoint;
import dev.holdpoint.server.calls.remote.Endpoints;
import dev.holdpoint.server.calls.remote.Integrations;
import dev.holdpoint.server.calls.remote.JobCall;
import dev.holdpoint.server.calls.remote.RemoteCaller;
import dev.holdpoint.server.calls.remote.RemoteTask;
import dev.holdpoint.server.wire.CallRates;
import dev.holdpoint.server.work.OutboxHandler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What leaves this process besides functions and mails. */
final class Outbound implements AutoCloseable {
  /** As long as any integration may be told to wait. */
  private static final Duration LONGEST_API_CALL = Duration.ofMinutes(5);

  private final Store store;
  private final Core core;
  private final Here here;
  private final AwsCredentialsProvider own;
  private final HttpCaller http;
  private final HttpCaller gateway;
  private final HttpCaller destinations;
  private final Webhooks webhooks;
  private final OAuthTokens tokens;
  private final IssuerKeys issuerKeys;
  private final Remotes remotes;
  private final List<ForwardRoute> forwards = new CopyOnWriteArrayList<>();
  private final boolean hasFolder;
  private final boolean awsQuotas;
  private final @Nullable Path functionsCache;
  private final Pacing pacing;

  Outbound(
      Config config,
      Endpoints endpoints,
      DataFolder folder,
      Store store,
      Core core,
      Here here,
      Gatekeeping gatekeeping,
      InstantSource clock) {
    this.store = store;
    this.core = core;
    this.here = here;
    AccessKey key = gatekeeping.keys().ofFunctions(core.turns.home().account());
    this.own = StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    AllowedTargets allowed =
        new AllowedTargets(config.outside().httpHosts(), config.access().keys().isEmpty());
    this.http = new HttpCaller(allowed);
    this.gateway = new HttpCaller(allowed, LONGEST_API_CALL, GatewayLimits.AWS.payloadBytes());
    this.destinations =
        new HttpCaller(allowed, DestinationCall.LONGEST_ANSWER, DestinationCall.MOST_ANSWER_BYTES);
    this.webhooks =
        new Webhooks(new HttpCaller(allowed, PostCall.LONGEST_ANSWER, PostCall.MOST_ANSWER_BYTES));
    this.tokens = new OAuthTokens(http, clock);
    URI cognito =
        endpoints.find("cognitoidentityprovider") instanceof Endpoint.At(var url) ? url : null;
    this.issuerKeys = new IssuerKeys(http, clock, cognito);
    this.functionsCache = config.functionsCache();
    this.awsQuotas = config.bounds().awsQuotas();
    this.pacing = awsQuotas ? CallRates.pacing("HttpTask") : Pacing.NONE;
    this.hasFolder = config.outside().s3Folder() != null;
    this.remotes = new Remotes(config.outside(), endpoints, folder, core.turns.home(), clock);
  }

  /** By the service's name; {@code aws-sdk:} stands for every service of the AWS SDK. */
  Map<String, OutsideCall> calls() {
    Map<String, OutsideCall> calls = new HashMap<>();
    RemoteTask remote = new RemoteTask(remotes.caller());
    Integrations.services().forEach(service -> calls.put(service, remote));
    calls.put(Resource.SDK, remote);
    calls.put(
        "http",
        new PacedCall(
            new HttpTask(store, core.connections, http, tokens, core.turns.home().region()),
            pacing,
            core.turns));
    calls.put("apigateway", new GatewayTask(apis(http)));
    return Map.copyOf(calls);
  }

  /** The way to APIs. */
  private ApiReach apis(HttpCaller caller) {
    return new ApiReach(
        store,
        caller,
        here::inner,
        new SigV4Signer(() -> own),
        new SigV4Signer(() -> DefaultCredentialsProvider.builder().build()));
  }

  /** Our port, for services that are elsewhere. */
  ForwardRoute forward(@Nullable Verifier verifier) {
    ForwardRoute route = new ForwardRoute(remotes.endpoints(), verifier);
    forwards.add(route);
    return route;
  }

  /** Whether functions too have AWS's quotas. */
  boolean awsQuotas() {
    return awsQuotas;
  }

  /** What is fetched for functions, or null for the data folder. */
  @Nullable Path functionsCache() {
    return functionsCache;
  }

  Endpoints endpoints() {
    return remotes.endpoints();
  }

  /** Services at their endpoints. */
  RemoteCaller remote() {
    return remotes.caller();
  }

  /** The keys of those who issue tokens. */
  IssuerKeys issuerKeys() {
    return issuerKeys;
  }

  /** What APIs reach outside. */
  AddressCaller addresses() {
    return new AddressCaller(gateway);
  }

  /**
   * Buckets: those here, or those at the endpoint of s3.
   *
   * @param asCaller whether only those of the caller's account are there for it
   */
  ObjectStorage objects(Storage storage, boolean asCaller) {
    ObjectStorage elsewhere = hasFolder ? null : remotes.buckets();
    return elsewhere == null ? new ShelfStorage(storage.shelf, asCaller) : elsewhere;
  }

  /** Makes requests of API destinations and of APIs. */
  DestinationCall destinationCall() {
    return new DestinationCall(
        store,
        core.turns,
        core.destinations,
        core.connections,
        core.targets,
        destinations,
        tokens,
        apis(destinations));
  }

  /** The debts that only it can pay. */
  Map<OutboxKind, OutboxHandler> debts(Storage storage) {
    RemoteCaller caller = remotes.caller();
    ObjectStorage objects = objects(storage, false);
    return Map.of(
        OutboxKind.MAP_READ,
        new MapRead(store, core.turns, objects),
        OutboxKind.MAP_WRITE,
        new MapWrite(store, core.turns, core.engine, objects),
        OutboxKind.AUTHORIZE,
        new FirstTokenCall(store, core.turns, core.connections, tokens),
        OutboxKind.DESTINATION,
        destinationCall(),
        OutboxKind.NOTIFY,
        new PostCall(store, core.topics, core.turns, webhooks),
        OutboxKind.JOB,
        new JobCall(store, core.turns, core.engine, caller));
  }

  @Override
  public void close() {
    http.close();
    gateway.close();
    destinations.close();
    webhooks.close();
    remotes.close();
    forwards.forEach(ForwardRoute::close);
  }
}
