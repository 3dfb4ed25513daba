package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.OutsideCall;
import dev.holdpoint.server.calls.http.AllowedTargets;
import dev.holdpoint.server.calls.http.FirstTokenCall;
import dev.holdpoint.server.calls.http.GatewayTask;
import dev.holdpoint.server.calls.http.HttpCaller;
import dev.holdpoint.server.calls.http.HttpTask;
import dev.holdpoint.server.calls.http.OAuthTokens;
import dev.holdpoint.server.calls.http.SigV4Signer;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** What leaves this process besides functions and mails. */
final class Outbound implements AutoCloseable {
  private final Store store;
  private final Core core;
  private final Here here;
  private final HttpCaller http;
  private final OAuthTokens tokens;

  Outbound(Config config, Store store, Core core, Here here, InstantSource clock) {
    this.store = store;
    this.core = core;
    this.here = here;
    this.http = new HttpCaller(new AllowedTargets(config.outside().httpHosts()));
    this.tokens = new OAuthTokens(http, clock);
  }

  /** By the service's name. */
  Map<String, OutsideCall> calls() {
    SigV4Signer signer = new SigV4Signer(() -> DefaultCredentialsProvider.builder().build());
    return Map.of(
        "http",
        new HttpTask(store, core.connections, http, tokens, core.turns.home().region()),
        "apigateway",
        new GatewayTask(store, http, signer, () -> here.address().base()));
  }

  FirstTokenCall firstTokens() {
    return new FirstTokenCall(store, core.turns, core.connections, tokens);
  }

  @Override
  public void close() {
    http.close();
  }
}
