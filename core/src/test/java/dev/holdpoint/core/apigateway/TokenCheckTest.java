package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TokenCheckTest {
  private static final String ISSUER = "https://login.example.com/tenant";
  private static final String POOL = "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu_1";
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final String ID = "0b7f3f5e-6f0c-4f6e-9a53-111111111111";
  private static KeyPair keys;

  @BeforeAll
  static void generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static JsonNode keySet() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    ObjectNode one =
        Json.object()
            .put("kty", "RSA")
            .put("kid", "k")
            .put("n", encoded(key.getModulus().toByteArray()))
            .put("e", encoded(key.getPublicExponent().toByteArray()));
    return Json.object().set("keys", Json.array().add(one));
  }

  private static ObjectNode claims() {
    return Json.object()
        .put("iss", ISSUER)
        .put("aud", "shop")
        .put("exp", NOW.getEpochSecond() + 60)
        .put("scope", "read write");
  }

  private static String token(JsonNode claims, String algorithm) {
    try {
      String head = Json.write(Json.object().put("alg", algorithm).put("kid", "k"));
      String text = encoded(head.getBytes(UTF_8)) + "." + encoded(Json.writeBytes(claims));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return text + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TokenCheck check(
      ApiKind kind, TokenRules rules, List<String> scopes, String token) {
    MethodRequest request = new MethodRequest(Map.of(), Map.of(), null, "a", scopes, false, false);
    Route route = new Route("GET", "/a", Integration.proxy("f", PayloadFormat.V1), request);
    Api api =
        new Api("x", "x", kind, List.of(new Stage("v", Map.of())), List.of(route), List.of())
            .with(
                ApiParts.NONE.authorizer(
                    "a",
                    Authorizer.ofTokens(
                        "a", List.of("method.request.header.Authorization"), rules)));
    GatewayRequest asked =
        new GatewayRequest(
            "GET",
            "/v/a",
            "",
            Map.of(),
            Map.of("authorization", List.of("Bearer " + token)),
            new byte[0],
            "10.0.0.1",
            "x.example.com");
    GatewayCall.Found found = GatewayCall.find(api, asked, GatewayLimits.AWS);
    TokenCheck check = ((GatewayCall.Callable) found).call().tokenCheck(Home.DEFAULT, ID, NOW);
    assertNotNull(check);
    return check;
  }

  private static Authorization.Verdict verdict(JsonNode claims, String... scopes) {
    TokenRules rules = new TokenRules(List.of(ISSUER), List.of("shop"));
    TokenCheck check = check(ApiKind.HTTP, rules, List.of(scopes), token(claims, "RS256"));
    return check.verdict(check.issuer() == null ? null : keySet());
  }

  private static String refusal(Authorization.Verdict verdict) {
    GatewayAnswer answer = ((Authorization.Denied) verdict).answer();
    return answer.status() + " " + answer.headers().get("www-authenticate").getFirst();
  }

  @Test
  void whatATokenSaysIsHandedOnAsTexts() {
    ObjectNode claims = claims();
    claims.set("groups", Json.array().add("a").add("b"));
    Authorization.Allowed allowed = (Authorization.Allowed) verdict(claims, "write", "other");
    Principal.ByToken by = (Principal.ByToken) allowed.principal();
    assertEquals(List.of("write"), by.scopes());
    assertEquals("[a b]", by.claims().path("groups").asString());
    assertTrue(by.claims().path("exp").isString());
  }

  @Test
  void tokensThatAreNotForUsAreRefused() {
    assertTrue(refusal(verdict(claims().put("aud", "other"))).contains("audience"));
    assertTrue(refusal(verdict(claims().put("exp", 5))).contains("expired"));
    assertTrue(
        refusal(verdict(claims().put("nbf", NOW.getEpochSecond() + 9))).contains("not valid yet"));
    assertTrue(refusal(verdict(claims().put("iss", "https://evil.example"))).contains("issuer"));
    assertTrue(refusal(verdict(claims(), "admin")).startsWith("403 Bearer scope=\"admin\""));
  }

  @Test
  void noOtherAlgorithmOrKeyProvesAnything() {
    TokenRules rules = new TokenRules(List.of(ISSUER), List.of("shop"));
    for (String algorithm : List.of("none", "HS256", "RS512")) {
      TokenCheck check = check(ApiKind.HTTP, rules, List.of(), token(claims(), algorithm));
      assertTrue(refusal(check.verdict(keySet())).startsWith("401"), algorithm);
    }
    TokenCheck check = check(ApiKind.HTTP, rules, List.of(), token(claims(), "RS256"));
    assertTrue(refusal(check.verdict(Json.object())).contains("signature"));
    TokenCheck none = check(ApiKind.HTTP, rules, List.of(), "a.b");
    assertNull(none.issuer());
  }

  @Test
  void userPoolsAreIssuersOfIdentityTokens() {
    TokenRules rules = new TokenRules(List.of(POOL), List.of());
    ObjectNode claims =
        claims()
            .put("iss", "https://cognito-idp.eu-west-1.amazonaws.com/eu_1")
            .put("token_use", "id");
    TokenCheck check = check(ApiKind.REST, rules, List.of(), token(claims, "RS256"));
    assertEquals("https://cognito-idp.eu-west-1.amazonaws.com/eu_1", check.issuer());
    Principal.ByToken by =
        (Principal.ByToken) ((Authorization.Allowed) check.verdict(keySet())).principal();
    assertEquals("Sun Nov 29 10:01:00 UTC 2026", by.claims().path("exp").asString());
    claims.put("token_use", "access");
    assertNull(check(ApiKind.REST, rules, List.of(), token(claims, "RS256")).issuer());
  }

  @Test
  void errorsAreSaidInTheApisOwnWords() {
    GatewayResponse own =
        new GatewayResponse(
            418,
            Map.of("gatewayresponse.header.X-Why", "context.error.responseType"),
            Map.of("application/json", "{\"m\":$context.error.messageString}"));
    Api api =
        new Api("x", "x", ApiKind.REST, List.of(), List.of(), List.of())
            .with(ApiParts.NONE.response("DEFAULT_4XX", own));
    GatewayRequest request =
        new GatewayRequest(
            "GET", "/v/a", "", Map.of(), Map.of(), new byte[0], "10.0.0.1", "x.example.com");
    GatewayAnswer said =
        GatewayCall.marked(api, request, ID, GatewayError.UNAUTHORIZED.answer(ApiKind.REST));
    assertEquals(418, said.status());
    assertEquals("{\"m\":\"Unauthorized\"}", new String(said.body(), UTF_8));
    assertEquals(List.of("UNAUTHORIZED"), said.headers().get("X-Why"));
    GatewayAnswer fine = new GatewayAnswer(404, Map.of(), new byte[0]);
    assertEquals(404, GatewayCall.marked(api, request, ID, fine).status());
  }
}
