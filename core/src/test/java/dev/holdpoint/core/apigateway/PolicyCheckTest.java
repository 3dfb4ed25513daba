package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resource policies of REST APIs. */
class PolicyCheckTest {
  private static final String ALL =
      "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"execute-api:Invoke\","
          + " \"Resource\": \"execute-api:/*\"}";

  private static PolicyCheck check(String statements) {
    OpenApi document =
        OpenApi.read(
            ApiKind.REST,
            Json.parse(
                """
                {"swagger": "2.0", "info": {"title": "shop"},
                 "x-amazon-apigateway-policy": {"Version": "2012-10-17", "Statement": [%s]},
                 "paths": {"/a/{id}": {"get": {
                   "x-amazon-apigateway-integration": {"type": "mock"}}}}}
                """
                    .formatted(statements)));
    Api plain =
        new Api(
            "abc",
            "test",
            ApiKind.REST,
            List.of(new Stage("prod", Map.of())),
            List.of(),
            List.of());
    GatewayRequest request =
        new GatewayRequest(
            "GET",
            "/prod/a/7",
            "",
            Map.of(),
            Map.of("user-agent", List.of("curl/8")),
            new byte[0],
            "192.0.2.77",
            "x");
    GatewayCall.Callable found =
        (GatewayCall.Callable)
            GatewayCall.find(document.of(plain, List.of()), request, GatewayLimits.AWS);
    PolicyCheck check =
        found
            .call()
            .policyCheck(Home.DEFAULT, "7c9e6679-7425-40de-944b-e07fc1f90ae7", Instant.EPOCH);
    if (check == null) {
      throw new AssertionError("the policy is lost");
    }
    return check;
  }

  private static String said(@Nullable GatewayAnswer answer) {
    return answer == null ? "in" : answer.status() + new String(answer.body(), UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "execute-api:/* | '' | true",
        "execute-api:/prod/GET/a/* | '' | true",
        "execute-api:/prod/POST/* | '' | false",
        "arn:aws:execute-api:us-east-1:000000000000:abc/*/GET/a/7 | '' | true",
        "arn:aws:execute-api:us-east-1:000000000000:other/* | '' | false",
        "* | {'IpAddress': {'aws:SourceIp': ['198.51.100.0/24', '192.0.2.64/26']}} | true",
        "* | {'IpAddress': {'aws:sourceIp': '192.0.2.0/26'}} | false",
        "* | {'NotIpAddress': {'aws:SourceIp': '2001:db8::/32'}} | true",
        "* | {'StringLike': {'aws:UserAgent': 'curl/*'}} | true",
        "* | {'StringNotEquals': {'aws:Referer': 'x'}} | true",
        "* | {'StringEquals': {'aws:Referer': 'x'}} | false",
        "* | {'Bool': {'aws:SecureTransport': 'false'}} | false"
      })
  void onlyWhatIsAllowedMayGoOn(String resource, String condition, boolean in) {
    String more = condition.isEmpty() ? "" : ", \"Condition\": " + condition.replace('\'', '"');
    String statement = ALL.replace("execute-api:/*", resource).replaceFirst("}$", more + "}");
    PolicyCheck check = check(statement);
    assertEquals("in", said(check.denial()));
    assertEquals(in, said(check.refusal(null, true)).equals("in"));
  }

  @Test
  void refusalNamesWhoAndWhat() {
    String where = "arn:aws:execute-api:us-east-1:********0000:abc/prod/GET/a/7";
    String begin =
        "403{\"Message\":\"User: anonymous is not authorized to perform: execute-api:Invoke on"
            + " resource: "
            + where;
    assertEquals(begin + "\"}", said(check(ALL.replace("/*", "/prod/PUT/*")).refusal(null, true)));
    String deny = ALL.replace("Allow", "Deny");
    assertEquals(begin + " with an explicit deny\"}", said(check(ALL + "," + deny).denial()));
  }

  @ParameterizedTest
  @CsvSource({
    // principal, whose account, may by itself, goes on
    "*, 000000000000, false, true",
    "arn:aws:iam::000000000000:root, 000000000000, false, true",
    "111122223333, 000000000000, true, true",
    "111122223333, 000000000000, false, false",
    "111122223333, 111122223333, true, true",
    "111122223333, 111122223333, false, false",
    "arn:aws:iam::111122223333:user/k, 111122223333, true, true",
    "arn:aws:iam::111122223333:user/l, 111122223333, true, false"
  })
  void whoSignedIsAllowedByItselfOrByThePolicy(
      String principal, String account, boolean itself, boolean in) {
    Principal.ByKey key = new Principal.ByKey("k", account, "arn:aws:iam::" + account + ":user/k");
    String statement = ALL.replace("\"*\"", "{\"AWS\": [\"" + principal + "\"]}");
    String said = said(check(statement).refusal(key, itself));
    assertEquals(in, said.equals("in"), said);
    assertTrue(in || said.contains("User: arn:aws:iam::" + account + ":user/k is not"), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Condition\": {\"StringEquals\": {\"aws:SourceVpce\": \"v\"}} | aws:SourceVpce",
        "\"Condition\": {\"DateLessThan\": {\"aws:CurrentTime\": \"x\"}} | DateLessThan",
        "\"NotPrincipal\": \"*\" | NotPrincipal",
        "\"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"here\"}} | Invalid policy document",
        "\"Principal\": {\"Service\": \"states.amazonaws.com\"} | kind Service",
        "\"Resource\": \"execute-api/*\" | Invalid policy document"
      })
  void whatCannotBeJudgedIsNamed(String member, String named) {
    String statement = ALL.replaceFirst("}$", "," + member + "}");
    AwsException refused = assertThrows(AwsException.class, () -> check(statement));
    assertTrue(String.valueOf(refused.getMessage()).contains(named), refused.getMessage());
  }
}
