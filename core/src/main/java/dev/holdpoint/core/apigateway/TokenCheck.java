package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at the token that a request brings: a JWT authorizer of an HTTP API, or one of Cognito's
 * user pools of a REST API. Keys are somebody else's to fetch.
 */
public final class TokenCheck {
  private static final DateTimeFormatter COGNITO_TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final EventContext context;
  private final TokenRules rules;
  private final List<String> wanted;
  private final @Nullable JsonWebToken token;

  TokenCheck(EventContext context, Authorizer authorizer, TokenRules rules) {
    this.context = context;
    this.rules = rules;
    this.wanted = context.match().route().request().scopes();
    String text = new Authorization(context, authorizer).identity().getFirst();
    this.token =
        JsonWebToken.parse(text.regionMatches(true, 0, "Bearer ", 0, 7) ? text.substring(7) : text);
  }

  /** The issuer whose keys are needed, or null where the token is refused anyway. */
  public @Nullable String issuer() {
    if (token == null || wrong(token.claims()) != null) {
      return null;
    }
    String named = token.claims().path("iss").asString("");
    return rules.issuers().stream()
        .map(TokenRules::url)
        .filter(one -> same(one, named))
        .findFirst()
        .orElse(null);
  }

  private static boolean same(String issuer, String named) {
    return issuer.equals(named) || issuer.equals(named + "/") || (issuer + "/").equals(named);
  }

  /**
   * Whether the request may go on.
   *
   * @param keys the issuer's, a JSON Web Key Set; null where there is no issuer to ask
   */
  public Authorization.Verdict verdict(@Nullable JsonNode keys) {
    if (token == null) {
      return refused("the token is not a valid JWT or is missing");
    }
    String wrong = wrong(token.claims());
    if (wrong != null || keys == null) {
      return refused(wrong == null ? "the token has an invalid issuer" : wrong);
    }
    if (!token.isSignedBy(keys)) {
      return refused("signing method or signature is invalid");
    }
    List<String> granted = granted(token.claims());
    List<String> scopes = granted.stream().filter(wanted::contains).toList();
    if (!wanted.isEmpty() && scopes.isEmpty()) {
      return new Authorization.Denied(
          marked(
              GatewayError.NO_SCOPE,
              "scope=\"%s\" error=\"insufficient_scope\" error_description=\"the token does not have the scopes\""
                  .formatted(String.join(" ", wanted))));
    }
    return new Authorization.Allowed(new Principal.ByToken(shown(token.claims()), scopes));
  }

  /** The answer where the issuer's keys cannot be had. */
  public GatewayAnswer unknown() {
    return GatewayError.BAD_AUTHORIZER.answer(kind());
  }

  private @Nullable String wrong(JsonNode claims) {
    Instant now = context.now();
    if (!claims.path("exp").isNumber() || !now.isBefore(time(claims, "exp"))) {
      return "the token has expired";
    }
    if (claims.has("nbf") && now.isBefore(time(claims, "nbf"))) {
      return "the token is not valid yet";
    }
    if (claims.has("iat") && now.plusSeconds(60).isBefore(time(claims, "iat"))) {
      return "the token was issued in the future";
    }
    String use = claims.path("token_use").asString("");
    if (rules.isCognito() && use.equals(wanted.isEmpty() ? "access" : "id")) {
      return "the token is of the wrong use";
    }
    return isForUs(claims) ? null : "the token has an invalid audience";
  }

  private static Instant time(JsonNode claims, String name) {
    return Instant.ofEpochSecond(Math.clamp(claims.path(name).asLong(0), 0, 1L << 40));
  }

  private boolean isForUs(JsonNode claims) {
    JsonNode audience = claims.has("aud") ? claims.path("aud") : claims.path("client_id");
    return rules.audience().isEmpty()
        || texts(audience).stream().anyMatch(rules.audience()::contains);
  }

  private static List<String> granted(JsonNode claims) {
    JsonNode scopes = claims.has("scope") ? claims.path("scope") : claims.path("scp");
    List<String> all = new ArrayList<>();
    texts(scopes).forEach(text -> all.addAll(Arrays.asList(text.split(" "))));
    return all;
  }

  private static List<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? oneOrMany.valueStream().map(JsonNode::asString).toList()
        : oneOrMany.isMissingNode() ? List.of() : List.of(oneOrMany.asString(""));
  }

  /** All claims as texts, as AWS hands them on. */
  private ObjectNode shown(JsonNode claims) {
    ObjectNode shown = Json.object();
    for (Map.Entry<String, JsonNode> claim : claims.properties()) {
      shown.put(claim.getKey(), text(claim.getKey(), claim.getValue()));
    }
    return shown;
  }

  private String text(String name, JsonNode value) {
    boolean rest = kind() == ApiKind.REST;
    if (rest && List.of("exp", "iat").contains(name) && value.isNumber()) {
      return COGNITO_TIME.format(Instant.ofEpochSecond(value.asLong()));
    }
    if (value.isArray()) {
      String joined = String.join(rest ? "," : " ", texts(value));
      return rest ? joined : "[" + joined + "]";
    }
    return value.isObject() ? Json.write(value) : Objects.toString(value.asString(""), "");
  }

  private Authorization.Denied refused(String why) {
    return new Authorization.Denied(
        marked(
            GatewayError.UNAUTHORIZED,
            "scope=\"%s\" error=\"invalid_token\" error_description=\"%s\""
                .formatted(String.join(" ", wanted), why)));
  }

  private GatewayAnswer marked(GatewayError error, String challenge) {
    GatewayAnswer answer = error.answer(kind());
    if (kind() == ApiKind.REST) {
      return answer;
    }
    Map<String, List<String>> headers = new TreeMap<>(answer.headers());
    headers.put("www-authenticate", List.of("Bearer " + challenge));
    return new GatewayAnswer(answer.status(), headers, answer.body());
  }

  private ApiKind kind() {
    return context.api().kind();
  }
}
