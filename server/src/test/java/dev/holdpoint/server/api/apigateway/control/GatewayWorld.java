package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.CallReport;
import dev.holdpoint.core.apigateway.GatewayAnswer;
import dev.holdpoint.core.apigateway.GatewayRequest;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** API Gateway's calls behind a port, and AWS's own client before it. */
abstract class GatewayWorld {
  final Store store = new InMemoryStore();
  ApiGatewayClient client;

  /** The last request that was tried, and the API as it was tried. */
  @Nullable GatewayRequest tried;

  @Nullable Api triedApi;
  private HttpListener listener;

  @BeforeEach
  void connect() {
    InstantSource clock = InstantSource.system();
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    GatewayDesk desk = new GatewayDesk(store, turns, Json::parse);
    listener =
        new HttpListener(
            HttpSettings.loopback(0, 1_000_000),
            List.of(new AwsDoor(List.of(GatewayService.on(desk, this::answered)))));
    listener.start();
    client =
        ApiGatewayClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + listener.port()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(new PatchingClient())
            .build();
  }

  private CallReport answered(Api api, GatewayRequest request, String requestId) {
    tried = request;
    triedApi = api;
    GatewayAnswer answer =
        new GatewayAnswer(
            201, Map.of("x-a", List.of("b", "c")), "hello".getBytes(StandardCharsets.UTF_8));
    InstantSource clock = InstantSource.system();
    return new CallReport(
        api, request, requestId, clock.instant(), clock.instant(), null, null, null, null, answer);
  }

  @AfterEach
  void disconnect() {
    client.close();
    listener.close();
    store.close();
  }
}
