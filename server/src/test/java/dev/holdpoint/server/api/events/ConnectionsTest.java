package dev.holdpoint.server.api.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.Rules;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.events.connection.Authorization;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.events.destination.ApiDestinations;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ConnectionAuthorizationType;
import software.amazon.awssdk.services.eventbridge.model.ConnectionHeaderParameter;
import software.amazon.awssdk.services.eventbridge.model.ConnectionState;
import software.amazon.awssdk.services.eventbridge.model.CreateConnectionResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeConnectionResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** Through AWS's own client, over HTTP. */
final class ConnectionsTest {
  private final Store store = new InMemoryStore();
  private final Connections connections = new Connections();
  private final HttpListener listener =
      new HttpListener(
          HttpSettings.loopback(0, 1_000_000),
          List.of(new AwsDoor(List.of(EventsService.on(desk())))));
  private EventBridgeClient client;

  private EventsDesk desk() {
    Targets targets = new Targets(Map.of());
    Buses buses = new Buses();
    InstantSource clock = InstantSource.system();
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    return new EventsDesk(
        store,
        turns,
        buses,
        new Rules(buses, targets),
        new Events(buses, targets),
        new Connections(),
        new ApiDestinations(new Connections()));
  }

  @BeforeEach
  void connect() {
    listener.start();
    client =
        EventBridgeClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + listener.port()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void close() {
    client.close();
    listener.close();
    store.close();
  }

  private CreateConnectionResponse basic(String name) {
    return client.createConnection(c ->
        c.name(name)
            .authorizationType(ConnectionAuthorizationType.BASIC)
            .authParameters(a ->
                a.basicAuthParameters(b -> b.username("user").password("hush"))
                    .invocationHttpParameters(p ->
                        p.headerParameters(
                            List.of(header("X-Plain", "seen"), header("X-Secret", "hush"))))));
  }

  private static ConnectionHeaderParameter header(String key, String value) {
    return ConnectionHeaderParameter.builder()
        .key(key)
        .value(value)
        .isValueSecret(value.equals("hush"))
        .build();
  }

  @Test
  void secretsAreNeverShown() {
    CreateConnectionResponse made = basic("c");
    assertEquals(ConnectionState.AUTHORIZED, made.connectionState());
    assertTrue(
        made.connectionArn().startsWith("arn:aws:events:us-east-1:000000000000:connection/c/"));
    DescribeConnectionResponse shown = client.describeConnection(c -> c.name("c"));
    assertEquals(made.connectionArn(), shown.connectionArn());
    assertEquals("user", shown.authParameters().basicAuthParameters().username());
    var headers = shown.authParameters().invocationHttpParameters().headerParameters();
    assertEquals("seen", headers.get(0).value());
    assertNull(headers.get(1).value());
    assertFalse(shown.toString().contains("hush"));
    assertTrue(shown.secretArn().contains(":secret:events!connection/c/"));
    assertNotNull(shown.lastAuthorizedTime());
  }

  @Test
  void updateKeepsWhatItDoesNotName() {
    basic("c");
    client.updateConnection(c ->
        c.name("c")
            .description("d")
            .authParameters(a -> a.basicAuthParameters(b -> b.password("other"))));
    var kept = store.read(tx -> connections.get(tx, "c"));
    assertEquals(new Authorization.Basic("user", "other"), kept.authorization());
    assertEquals("d", kept.description());
    assertEquals(2, kept.invocation().headers().size());
    client.updateConnection(c ->
        c.name("c")
            .authorizationType(ConnectionAuthorizationType.API_KEY)
            .authParameters(a -> a.apiKeyAuthParameters(k -> k.apiKeyName("X").apiKeyValue("v"))));
    DescribeConnectionResponse shown = client.describeConnection(c -> c.name("c"));
    assertEquals("X", shown.authParameters().apiKeyAuthParameters().apiKeyName());
    assertNull(shown.authParameters().basicAuthParameters());
  }

  @Test
  void oauthIsAuthorizedLater() {
    CreateConnectionResponse made =
        client.createConnection(c ->
            c.name("o")
                .authorizationType(ConnectionAuthorizationType.OAUTH_CLIENT_CREDENTIALS)
                .authParameters(a ->
                    a.oAuthParameters(o ->
                        o.authorizationEndpoint("https://login.example.com/token")
                            .httpMethod("POST")
                            .clientParameters(p -> p.clientID("i").clientSecret("hush")))));
    assertEquals(ConnectionState.AUTHORIZING, made.connectionState());
    assertNotNull(store.read(tx -> tx.outbox().next()));
    DescribeConnectionResponse shown = client.describeConnection(c -> c.name("o"));
    assertEquals("i", shown.authParameters().oAuthParameters().clientParameters().clientID());
    assertFalse(shown.toString().contains("hush"));
  }

  @Test
  void connectionGoesThroughItsLife() {
    basic("a");
    basic("b");
    assertThrows(ResourceAlreadyExistsException.class, () -> basic("a"));
    assertEquals(
        List.of("a", "b"),
        client.listConnections(l -> {}).connections().stream().map(c -> c.name()).toList());
    var page = client.listConnections(l -> l.limit(1));
    assertEquals(
        "b",
        client.listConnections(l -> l.nextToken(page.nextToken())).connections().getFirst().name());
    assertEquals(
        ConnectionState.DEAUTHORIZED,
        client.deauthorizeConnection(c -> c.name("a")).connectionState());
    assertEquals(
        1, client.listConnections(l -> l.connectionState("DEAUTHORIZED")).connections().size());
    assertEquals(
        new Authorization.Basic("user", ""),
        store.read(tx -> connections.get(tx, "a")).authorization());
    assertEquals(
        ConnectionState.DELETING, client.deleteConnection(c -> c.name("a")).connectionState());
    assertThrows(
        ResourceNotFoundException.class, () -> client.describeConnection(c -> c.name("a")));
  }

  @Test
  void parametersGoWithTheType() {
    EventBridgeException refused =
        assertThrows(
            EventBridgeException.class,
            () ->
                client.createConnection(c ->
                    c.name("c")
                        .authorizationType(ConnectionAuthorizationType.API_KEY)
                        .authParameters(
                            a -> a.basicAuthParameters(b -> b.username("u").password("hush")))));
    assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
    assertFalse(refused.getMessage().contains("hush"));
  }

  @Test
  void destinationsAreAsActiveAsTheirConnections() {
    String connection = basic("c").connectionArn();
    var made =
        client.createApiDestination(d ->
            d.name("orders")
                .connectionArn(connection)
                .invocationEndpoint("https://api.example.com/orders/*")
                .httpMethod("POST"));
    assertEquals("ACTIVE", made.apiDestinationStateAsString());
    client.updateApiDestination(d -> d.name("orders").invocationRateLimitPerSecond(5));
    var shown = client.describeApiDestination(d -> d.name("orders"));
    assertEquals(made.apiDestinationArn(), shown.apiDestinationArn());
    assertEquals(5, shown.invocationRateLimitPerSecond());
    assertEquals("https://api.example.com/orders/*", shown.invocationEndpoint());
    client.deauthorizeConnection(d -> d.name("c"));
    assertEquals(
        "INACTIVE",
        client
            .listApiDestinations(l -> l.connectionArn(connection))
            .apiDestinations()
            .getFirst()
            .apiDestinationStateAsString());
    client.deleteApiDestination(d -> d.name("orders"));
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.describeApiDestination(d -> d.name("orders")));
    assertThrows(
        EventBridgeException.class,
        () ->
            client.createApiDestination(d ->
                d.name("file")
                    .connectionArn(connection)
                    .invocationEndpoint("file:///etc/passwd")
                    .httpMethod("GET")));
  }
}
