package dev.holdpoint.core.events.destination;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.ConnectionState;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** API destinations by their names, and when each may be called next. */
public final class ApiDestinations {
  private static final int MAX_DESTINATIONS = 3_000;
  private static final int USUAL_RATE = 300;
  private static final int MAX_ENDPOINT = 2_048;
  private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
  private static final Set<String> METHODS =
      Set.of("POST", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE");

  private final Connections connections;

  public ApiDestinations(Connections connections) {
    this.connections = connections;
  }

  public ApiDestination create(Tx tx, Turn turn, String name, DestinationWish wish) {
    if (!NAME.matcher(name).matches()) {
      throw invalid("Name", "It must have 1 to 64 letters, digits, dots, hyphens or underscores.");
    }
    if (find(tx, name) != null) {
      throw AwsException.of(
          "ResourceAlreadyExistsException", "An api-destination '" + name + "' already exists.");
    }
    if (all(tx, "").size() >= MAX_DESTINATIONS) {
      throw AwsException.of(
          "LimitExceededException", "The requested resource exceeds the maximum number allowed.");
    }
    Arn arn = turn.home().arn("events", "api-destination/" + name + "/" + turn.ids().uuid());
    return keep(
        tx,
        new ApiDestination(
            name,
            arn,
            wish.description(),
            connection(tx, wish.connection()),
            endpoint(wish.endpoint()),
            method(wish.method()),
            rate(wish.rate()),
            turn.now(),
            turn.now()));
  }

  /** Changes what the wish names. */
  public ApiDestination update(Tx tx, Turn turn, String name, DestinationWish wish) {
    ApiDestination old = get(tx, name);
    return keep(
        tx,
        new ApiDestination(
            name,
            old.arn(),
            wish.description() == null ? old.description() : wish.description(),
            wish.connection() == null ? old.connection() : connection(tx, wish.connection()),
            wish.endpoint() == null ? old.endpoint() : endpoint(wish.endpoint()),
            wish.method() == null ? old.method() : method(wish.method()),
            wish.rate() == null ? old.rate() : rate(wish.rate()),
            old.createdAt(),
            turn.now()));
  }

  private Arn connection(Tx tx, @Nullable String text) {
    Arn arn = Arn.of(String.valueOf(text));
    if (!arn.isWellFormed() || !arn.resource().startsWith("connection/")) {
      throw invalid("ConnectionArn", "Provided Arn is not in correct format.");
    }
    if (connections.find(tx, arn) == null) {
      throw AwsException.of("ResourceNotFoundException", "Connection " + arn + " does not exist.");
    }
    return arn;
  }

  /** HTTPS; by plain HTTP where it may be called is decided when it is. */
  private static String endpoint(@Nullable String text) {
    String endpoint = String.valueOf(text);
    try {
      URI url = URI.create(endpoint);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (web
          && url.getHost() != null
          && url.getUserInfo() == null
          && endpoint.length() <= MAX_ENDPOINT) {
        return endpoint;
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    throw invalid("InvocationEndpoint", "It must be an HTTPS URL.");
  }

  private static String method(@Nullable String text) {
    if (text == null || !METHODS.contains(text)) {
      throw invalid("HttpMethod", "It must be one of " + METHODS.stream().sorted().toList() + ".");
    }
    return text;
  }

  private static int rate(@Nullable Integer rate) {
    if (rate != null && rate < 1) {
      throw invalid("InvocationRateLimitPerSecond", "It must be at least 1.");
    }
    return rate == null ? USUAL_RATE : rate;
  }

  /** Takes one away; nothing happens where there is none. */
  public void delete(Tx tx, String name) {
    tx.resources().delete(ResourceKind.API_DESTINATION, name);
    tx.resources().delete(ResourceKind.DESTINATION_PACE, name);
  }

  /** Whether it can be called: whether its connection is authorized. */
  public boolean isActive(Tx tx, ApiDestination destination) {
    Connection connection = connections.find(tx, destination.connection());
    return connection != null && connection.state() == ConnectionState.AUTHORIZED;
  }

  public ApiDestination get(Tx tx, String name) {
    ApiDestination found = find(tx, name);
    if (found == null) {
      throw AwsException.of(
          "ResourceNotFoundException",
          "Failed to describe the api-destination(s). An api-destination '"
              + name
              + "' does not exist.");
    }
    return found;
  }

  public @Nullable ApiDestination find(Tx tx, String name) {
    JsonNode body = tx.resources().find(ResourceKind.API_DESTINATION, name);
    return body == null ? null : Json.read(body, ApiDestination.class);
  }

  /** The destination of this ARN, or null. */
  public @Nullable ApiDestination find(Tx tx, Arn arn) {
    String[] parts = arn.resource().split("/");
    ApiDestination found = parts.length == 3 ? find(tx, parts[1]) : null;
    return found != null && found.arn().equals(arn) ? found : null;
  }

  /** Those whose names begin so, by name. */
  public List<ApiDestination> list(Tx tx, String prefix, @Nullable String connection) {
    return all(tx, prefix).stream()
        .filter(one -> connection == null || one.connection().value().equals(connection))
        .toList();
  }

  /**
   * When the next request may be made. Each is given a place of its own, so that the rate holds for
   * all nodes together, and across a restart.
   */
  public Instant nextPlace(Tx tx, ApiDestination destination, Instant now) {
    JsonNode pace = tx.resources().find(ResourceKind.DESTINATION_PACE, destination.name());
    Instant free = pace == null ? now : Instant.parse(pace.path("next").asString());
    Instant place = free.isAfter(now) ? free : now;
    Instant next = place.plus(Duration.ofSeconds(1).dividedBy(destination.rate()));
    tx.resources()
        .put(
            ResourceKind.DESTINATION_PACE,
            destination.name(),
            Json.object().put("next", next.toString()));
    return place;
  }

  private static List<ApiDestination> all(Tx tx, String prefix) {
    return tx
        .resources()
        .list(ResourceKind.API_DESTINATION, prefix, null, MAX_DESTINATIONS)
        .stream()
        .map(found -> Json.read(found.body(), ApiDestination.class))
        .toList();
  }

  private static ApiDestination keep(Tx tx, ApiDestination destination) {
    tx.resources().put(ResourceKind.API_DESTINATION, destination.name(), Json.tree(destination));
    return destination;
  }

  private static AwsException invalid(String parameter, String reason) {
    return AwsException.of(
        "ValidationException", "Parameter " + parameter + " is not valid. Reason: " + reason);
  }
}
