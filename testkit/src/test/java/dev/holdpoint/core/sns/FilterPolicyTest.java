package dev.holdpoint.core.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.sqs.MessageAttribute;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterPolicyTest {
  private final TopicFixture world = new TopicFixture();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[\"a\",\"b\"]                       | String | b | true",
        "[\"a\",\"b\"]                       | String | c | false",
        "[\"a\"]                             | String.Array | [\"x\",\"a\"] | true",
        "[\"a\"]                             | String.Array | [\"x\"] | false",
        "[true]                              | String.Array | [true] | true",
        "[null]                              | String.Array | [null] | true",
        "[1]                                 | Number | 1.0 | true",
        "[1]                                 | String | 1 | false",
        "[\"1\"]                             | Number | 1 | false",
        "[{\"anything-but\":[\"a\",\"b\"]}]  | String | c | true",
        "[{\"anything-but\":[\"a\",\"b\"]}]  | String | a | false",
        "[{\"anything-but\":\"a\"}]          | String.Array | [\"a\",\"c\"] | true",
        "[{\"anything-but\":{\"prefix\":\"o-\"}}] | String | o-1 | false",
        "[{\"anything-but\":[1,2]}]          | Number | 3 | true",
        "[{\"prefix\":\"ab\"}]               | String | abc | true",
        "[{\"suffix\":\"bc\"}]               | String | abc | true",
        "[{\"suffix\":\"b\"}]                | String | abc | false",
        "[{\"equals-ignore-case\":\"ABC\"}]  | String | abc | true",
        "[{\"numeric\":[\">\",0,\"<=\",5]}]  | Number | 5 | true",
        "[{\"numeric\":[\">\",0,\"<=\",5]}]  | Number | 5.1 | false",
        "[{\"numeric\":[\"=\",301.5]}]       | Number | 301.5 | true",
        "[{\"exists\":true}]                 | String | x | true",
        "[{\"exists\":false}]                | String | x | false",
        "[{\"exists\":true}]                 | Binary | x | false",
        "[{\"cidr\":\"10.0.0.0/24\"}]        | String | 10.0.0.255 | true",
        "[{\"cidr\":\"10.0.0.0/24\"}]        | String | 10.0.1.0 | false",
        "[{\"wildcard\":\"a*c\"}]            | String | abbc | true",
      })
  void attributesAreMatched(String values, String type, String value, boolean accepted) {
    FilterPolicy policy = FilterPolicy.compile("{\"k\":" + values + "}", FilterScope.ATTRIBUTES);
    boolean binary = type.equals("Binary");
    MessageAttribute attribute =
        new MessageAttribute(type, binary ? null : value, binary ? new byte[] {1} : null);
    assertEquals(accepted, policy.accepts("m", Map.of("k", attribute)));
  }

  @Test
  void absentAttributesMatchWhatMustNotBeThere() {
    FilterPolicy policy =
        FilterPolicy.compile("{\"k\":[{\"exists\":false}]}", FilterScope.ATTRIBUTES);
    assertTrue(policy.accepts("m", Map.of()));
    assertTrue(policy.accepts("m", Map.of("other", MessageAttribute.string("x"))));
    assertTrue(FilterPolicy.compile("{}", FilterScope.ATTRIBUTES).accepts("m", Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"b\":[\"x\"]}}            | {\"a\":{\"b\":\"x\",\"c\":1}} | true",
        "{\"a\":{\"b\":[\"x\"]}}            | {\"a\":{\"b\":\"y\"}} | false",
        "{\"a\":{\"b\":[\"x\"]}}            | {\"a\":[{\"b\":\"y\"},{\"b\":\"x\"}]} | true",
        "{\"a\":[null]}                     | {\"a\":null} | true",
        "{\"a\":[true]}                     | {\"a\":true} | true",
        "{\"a\":[\"x\"]}                    | plain | false",
        "{\"a\":[\"x\"]}                    | [1] | false",
        "{\"$or\":[{\"a\":[1]},{\"b\":[2]}]} | {\"b\":2} | true",
        "{\"$or\":[{\"a\":[1]},{\"b\":[2]}]} | {\"b\":3} | false",
      })
  void bodiesAreMatched(String policy, String body, boolean accepted) {
    assertEquals(accepted, FilterPolicy.compile(policy, FilterScope.BODY).accepts(body, Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":[]}           | FilterPolicy: Empty arrays are not allowed",
        "{\"a\":\"x\"}        | FilterPolicy: \"a\" must be an object or an array",
        "{\"a\":[{\"x\":1}]}  | FilterPolicy: Unrecognized match type x",
        "{\"a\":[[\"x\"]]}    | FilterPolicy: Match value must be String, number, true, false, or null",
        "[]                   | FilterPolicy: Filter is not an object",
        "{                    | FilterPolicy: failed to parse JSON. ",
        "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]} | FilterPolicy: Filter policy can not have more than 5 keys",
      })
  void wrongPoliciesAreRefused(String policy, String message) {
    String refused =
        TopicFixture.refused(
            () -> world.subscribe("sqs", TopicFixture.arn("q"), Map.of("FilterPolicy", policy)));
    assertTrue(refused.startsWith("Invalid parameter: " + message), refused);
  }

  @Test
  void nestingIsForBodies() {
    String nested = "{\"a\":{\"b\":[\"x\"]}}";
    assertEquals(
        "Invalid parameter: Attributes Reason: FilterPolicy: Filter policy scope MessageAttributes"
            + " does not support nested filter policy",
        TopicFixture.refused(
            () -> world.subscribe("sqs", TopicFixture.arn("q"), Map.of("FilterPolicy", nested))));
    Subscription body =
        world.subscribe(
            "sqs",
            TopicFixture.arn("q"),
            Map.of("FilterPolicy", nested, "FilterPolicyScope", "MessageBody"));
    assertEquals("MessageBody", world.shown(body).get("FilterPolicyScope"));
  }

  @Test
  void filtersDecideWhoIsTold() {
    var all = world.listening("all", Map.of());
    var some = world.listening("some", Map.of("FilterPolicy", "{\"k\":[\"v\"]}"));
    world.publish("m");
    world.publish(
        new PublishRequest("m", null, null, Map.of("k", MessageAttribute.string("v")), null, null));
    assertEquals(2, world.count(all));
    assertEquals(1, world.count(some));
  }
}
