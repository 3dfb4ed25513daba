package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The keys with which issuers sign their tokens: found as OpenID Connect says, remembered for some
 * minutes. An issuer must be where HTTP tasks may go. Thread-safe.
 */
public final class IssuerKeys {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
  private static final int MOST_ISSUERS = 1_000;
  private static final String COGNITO = "https://cognito-idp.";

  private final HttpCaller http;
  private final InstantSource clock;
  private final @Nullable URI cognito;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * @param cognito where Cognito's user pools are, in place of AWS's; or null
   */
  public IssuerKeys(HttpCaller http, InstantSource clock, @Nullable URI cognito) {
    this.http = http;
    this.clock = clock;
    this.cognito = cognito;
  }

  private record Known(@Nullable JsonNode keys, Instant until) {}

  /** Its keys, a JSON Web Key Set; null where they cannot be had, which the log explains. */
  public @Nullable JsonNode find(String issuer) {
    Instant now = clock.instant();
    Known one = known.get(issuer);
    if (one == null || !now.isBefore(one.until())) {
      JsonNode keys = fetch(issuer);
      if (known.size() >= MOST_ISSUERS) {
        known.clear();
      }
      one = new Known(keys, now.plus(keys == null ? AFTER_A_FAILURE : LIFE));
      known.put(issuer, one);
    }
    return one.keys();
  }

  private @Nullable JsonNode fetch(String issuer) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    if (cognito != null && base.startsWith(COGNITO)) {
      String pool = base.substring(base.lastIndexOf('/'));
      String there = cognito.toString().replaceFirst("/$", "");
      return get(issuer, there + pool + "/.well-known/jwks.json");
    }
    JsonNode about = get(issuer, base + "/.well-known/openid-configuration");
    String address = about == null ? "" : about.path("jwks_uri").asString("");
    return address.isEmpty() ? null : get(issuer, address);
  }

  private @Nullable JsonNode get(String issuer, String address) {
    try {
      Map<String, List<String>> headers = Map.of("Accept", List.of("application/json"));
      URI url = URI.create(address);
      return switch (http.send(new OutsideRequest("GET", url, headers, new byte[0]))) {
        case Exchange.Answered answer when answer.isSuccess() -> Json.parse(answer.body());
        case Exchange.Answered answer -> none(issuer, address + " answered " + answer.status());
        case Exchange.TooLarge() -> none(issuer, "the answer of " + address + " is too large");
        case Exchange.Broken(_, String why) -> none(issuer, address + ": " + why);
        case Exchange.Forbidden(String why) -> none(issuer, why);
      };
    } catch (IllegalArgumentException e) {
      return none(issuer, address + " is no URL");
    } catch (JacksonException e) {
      return none(issuer, "the answer of " + address + " is no JSON");
    }
  }

  private static @Nullable JsonNode none(String issuer, String why) {
    LOG.warn(
        "The keys of an issuer of tokens could not be had, so its tokens cannot be checked; let it"
            + " be reached, or for a Cognito user pool name a server of its kind by --endpoint"
            + " cognitoidentityprovider=URL. issuer={}: {}",
        issuer,
        why);
    return null;
  }
}
