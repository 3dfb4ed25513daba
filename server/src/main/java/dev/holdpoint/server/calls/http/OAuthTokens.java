package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.connection.Authorization;
import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.HttpParameters;
import dev.holdpoint.core.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access tokens of connections with OAuth client credentials: fetched when they are needed, kept in
 * memory until a minute before they end. Thread-safe.
 */
public final class OAuthTokens {
  private static final Duration REFRESH_BEFORE = Duration.ofSeconds(60);

  /** For an authorization server that does not say how long a token is good for. */
  private static final Duration UNNAMED_LIFE = Duration.ofMinutes(15);

  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpCaller http;
  private final InstantSource clock;

  /** One for each connection, at most: a newer one takes the place of an older. */
  private final Map<Arn, Known> known = new ConcurrentHashMap<>();

  public OAuthTokens(HttpCaller http, InstantSource clock) {
    this.http = http;
    this.clock = clock;
  }

  private record Known(int revision, String token, Instant until) {
    boolean isGood(Connection connection, Instant now) {
      return revision == connection.revision() && now.isBefore(until);
    }
  }

  /** A token, or why there is none. */
  sealed interface Result {
    record Token(String value) implements Result {
      @Override
      public String toString() {
        return "Token";
      }
    }

    /** Said without any secret. */
    record None(String why) implements Result {}
  }

  /** A token that is still good, fetched where none is known. */
  Result token(Connection connection, Authorization.OAuth auth) {
    Known one = known.get(connection.arn());
    return one != null && one.isGood(connection, clock.instant())
        ? new Result.Token(one.token())
        : fetch(connection, auth);
  }

  /** A new token, whatever is known. */
  Result fetch(Connection connection, Authorization.OAuth auth) {
    Exchange exchange = http.send(request(auth));
    return switch (exchange) {
      case Exchange.Answered answer when answer.isSuccess() -> read(connection, answer);
      case Exchange.Answered answer ->
          none(connection, "the authorization endpoint answered " + answer.status());
      case Exchange.TooLarge() ->
          none(connection, "the authorization endpoint's answer is too large");
      case Exchange.Broken(_, String why) ->
          none(connection, "the authorization endpoint could not be reached: " + why);
      case Exchange.Forbidden(String why) -> none(connection, why);
    };
  }

  private Result none(Connection connection, String why) {
    known.remove(connection.arn());
    return new Result.None("No access token could be had: " + why);
  }

  private Result read(Connection connection, Exchange.Answered answer) {
    JsonNode json;
    try {
      json = Json.parse(answer.body());
    } catch (JacksonException e) {
      return none(connection, "the authorization endpoint's answer is no JSON");
    }
    String token = json.path("access_token").asString("");
    if (token.isEmpty()) {
      return none(connection, "the authorization endpoint's answer has no access_token");
    }
    long seconds = json.path("expires_in").asLong(UNNAMED_LIFE.toSeconds());
    Instant until = clock.instant().plusSeconds(seconds).minus(REFRESH_BEFORE);
    known.put(connection.arn(), new Known(connection.revision(), token, until));
    return new Result.Token(token);
  }

  private static OutsideRequest request(Authorization.OAuth auth) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    fields.put("client_id", auth.clientId());
    fields.put("client_secret", auth.clientSecret());
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Accept", List.of("application/json"));
    headers.put("Content-Type", List.of(FORM));
    HttpParameters more = auth.more();
    more.headers().forEach(header -> HeaderRules.put(headers, header.key(), header.value()));
    more.body().forEach(pair -> fields.put(pair.key(), pair.value()));
    Map<String, List<String>> query = new LinkedHashMap<>();
    boolean inQuery = auth.method().equals("GET");
    if (inQuery) {
      fields.forEach((key, value) -> query.put(key, List.of(value)));
    }
    more.query().forEach(pair -> query.put(pair.key(), List.of(pair.value())));
    URI url = RequestBuilding.url(auth.endpoint(), query);
    return new OutsideRequest(
        auth.method(), url, headers, inQuery ? new byte[0] : body(fields, headers));
  }

  private static byte[] body(Map<String, String> fields, Map<String, List<String>> headers) {
    ObjectNode json = Json.object();
    fields.forEach(json::put);
    boolean asJson =
        headers.entrySet().stream()
            .anyMatch(header ->
                header.getKey().equalsIgnoreCase("content-type")
                    && header.getValue().getFirst().contains("json"));
    return asJson
        ? Json.writeBytes(json)
        : FormEncoding.REPEAT.encode(json).getBytes(StandardCharsets.UTF_8);
  }
}
