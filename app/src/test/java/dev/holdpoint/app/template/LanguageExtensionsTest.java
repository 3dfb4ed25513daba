package dev.holdpoint.app.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The transform AWS::LanguageExtensions. */
final class LanguageExtensionsTest {
  private static final Pseudo PSEUDO = new Pseudo(Home.DEFAULT, "shop", "id");
  private static final String HEAD =
      """
      Transform: AWS::LanguageExtensions
      Parameters:
        Names: {Type: CommaDelimitedList, Default: "a,b"}
        Policy: {Type: String, Default: Retain}
      Mappings:
        Sizes:
          a: {Delay: 1, List: [x, y]}
      Conditions:
        Always: !Equals [1, 1]
        Fn::ForEach::Each: [N, !Ref Names, {"Is${N}": !Equals [!Ref N, a]}]
      """;

  private static Template read(String rest) {
    return TemplateReader.draft(HEAD + rest, Snippets.NONE).template(values(), PSEUDO);
  }

  private static Map<String, JsonNode> values() {
    ArrayNode names = Json.array().add("a").add("b");
    return Map.of("Names", names, "Policy", Json.text("Retain"));
  }

  private static JsonNode value(Template template, JsonNode node) {
    return new Evaluator(template, values(), PSEUDO, Attributes.NONE).evaluate(node, "it");
  }

  private static String refusal(String rest) {
    return assertThrows(TemplateException.class, () -> read(rest)).getMessage();
  }

  @Test
  void resourcesAreMadeForEachItem() {
    Template template =
        read(
            """
            Resources:
              Fn::ForEach::Queues:
                - Name
                - !Ref Names
                - "Q${Name}":
                    Type: AWS::SQS::Queue
                    Condition: "Is${Name}"
                    DependsOn: "T${Name}"
                    Properties: {QueueName: !Sub "${AWS::StackName}-${Name}", Tags: [{Key: k, Value: !Ref Name}]}
                  "T${Name}": {Type: AWS::SNS::Topic}
              Own: {Type: AWS::SNS::Topic}
            """);
    assertEquals(
        List.of("Qa", "Ta", "Qb", "Tb", "Own"), List.copyOf(template.resources().keySet()));
    TemplateResource b = template.resources().get("Qb");
    assertEquals("Isb", b.condition());
    assertEquals(List.of("Tb"), b.dependsOn());
    assertEquals(
        "{\"QueueName\":\"shop-b\",\"Tags\":[{\"Key\":\"k\",\"Value\":\"b\"}]}",
        value(template, b.properties()).toString());
    Evaluator evaluator = new Evaluator(template, values(), PSEUDO, Attributes.NONE);
    assertTrue(evaluator.holds("Isa"));
    assertFalse(evaluator.holds("Isb"));
  }

  @Test
  void signsAreLeftOutWithAnAmpersand() {
    Template template =
        read(
            """
            Resources:
              Fn::ForEach::Hosts:
                - Ip
                - [10.0.1.1, my-host]
                - "H&{Ip}": {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Ip, Tags: "&{Ip}"}}
            """);
    assertEquals(Set.of("H10011", "Hmyhost"), template.resources().keySet());
    JsonNode properties = template.resources().get("Hmyhost").properties();
    assertEquals("{\"QueueName\":\"my-host\",\"Tags\":\"myhost\"}", properties.toString());
  }

  @Test
  void loopsWithinLoopsNameWhatTheyMade() {
    Template template =
        read(
            """
            Resources: {Ba: {Type: AWS::S3::Bucket}}
            Outputs:
              Fn::ForEach::Outer:
                - Id
                - !Ref Names
                - Fn::ForEach::Inner:
                    - Property
                    - [Arn, DomainName]
                    - "B${Id}${Property}":
                        Value: !GetAtt [!Sub "B${Id}", !Ref Property]
                  "R${Id}": {Value: {Ref: !Join ["", [B, !Ref Id]]}}
            """);
    assertEquals(
        "{BaArn={\"Value\":{\"Fn::GetAtt\":[\"Ba\",\"Arn\"]}},"
            + " BaDomainName={\"Value\":{\"Fn::GetAtt\":[\"Ba\",\"DomainName\"]}},"
            + " Ra={\"Value\":{\"Ref\":\"Ba\"}},"
            + " BbArn={\"Value\":{\"Fn::GetAtt\":[\"Bb\",\"Arn\"]}},"
            + " BbDomainName={\"Value\":{\"Fn::GetAtt\":[\"Bb\",\"DomainName\"]}},"
            + " Rb={\"Value\":{\"Ref\":\"Bb\"}}}",
        template.outputs().toString());
  }

  @Test
  void propertiesAndCollectionsOfMappings() {
    Template template =
        read(
            """
            Resources:
              Q:
                Type: AWS::SQS::Queue
                Properties:
                  Fn::ForEach::Properties:
                    - P
                    - !FindInMap [Sizes, a, List]
                    - "${P}Seconds": !FindInMap [Sizes, a, !Ref P, {DefaultValue: !Join ["", [d, !Ref P]]}]
                  QueueName: q
            """);
    assertEquals(
        "{\"xSeconds\":\"dx\",\"ySeconds\":\"dy\",\"QueueName\":\"q\"}",
        value(template, template.resources().get("Q").properties()).toString());
  }

  @Test
  void lengthsAndJson() {
    Template template =
        read(
            """
            Resources:
              Q:
                Type: AWS::SQS::Queue
                Properties:
                  A: !Length [1, 2, !Ref AWS::Region]
                  B: {Fn::Length: !Ref Names}
                  C: {Fn::Length: !Split ["|", "a|b|c"]}
                  D: {Fn::ToJsonString: {a: !Ref Policy, b: [1, true, !Ref Names], c: !Ref AWS::NoValue}}
                  E: !ToJsonString [{k: "\\"q"}]
            """);
    assertEquals(
        "{\"A\":3,\"B\":2,\"C\":3,"
            + "\"D\":\"{\\\"a\\\":\\\"Retain\\\",\\\"b\\\":[1,true,[\\\"a\\\",\\\"b\\\"]]}\","
            + "\"E\":\"[{\\\"k\\\":\\\"\\\\\\\"q\\\"}]\"}",
        value(template, template.resources().get("Q").properties()).toString());
  }

  @Test
  void policiesAreComputed() {
    Template template =
        read(
            """
            Resources:
              A: {Type: AWS::SQS::Queue, DeletionPolicy: !Ref Policy}
              B: {Type: AWS::SQS::Queue, DeletionPolicy: !If [Always, Delete, Retain]}
              C: {Type: AWS::SQS::Queue, DeletionPolicy: !If [Isb, Retain, !Ref AWS::NoValue]}
              Fn::ForEach::Ds: [N, [Retain], {"D${N}": {Type: AWS::SQS::Queue, DeletionPolicy: !Ref N}}]
            """);
    assertEquals(
        Map.of("A", true, "B", false, "C", false, "DRetain", true),
        template.resources().values().stream()
            .collect(
                Collectors.toMap(TemplateResource::logicalId, one -> one.keeping().whenGone())));
  }

  @Test
  void whatIsNoLoopIsRefused() {
    assertTrue(refusal("Resources: {Fn::ForEach::A: [N, [a]]}").contains("layout is incorrect"));
    assertTrue(refusal("Resources: {Fn::ForEach::A: [N, a, {}]}").contains("a list to go over"));
    assertTrue(
        refusal("Resources: {Fn::ForEach::A: [N, [[a]], {}]}").contains("texts in the list"));
    assertTrue(
        refusal("Resources: {Fn::ForEach::A: [N, [a, b], {Q: {Type: AWS::SQS::Queue}}]}")
            .contains("makes the key Q twice"));
    String ten = "[1,2,3,4,5,6,7,8,9,10]";
    String body = "{\"Q${A}${B}${C}${D}${E}${F}\": {Type: T}}";
    for (String name : List.of("F", "E", "D", "C", "B", "A")) {
      body = "{\"Fn::ForEach::" + name + "\": [" + name + ", " + ten + ", " + body + "]}";
    }
    assertTrue(refusal("Resources: " + body).contains("more than 200000 values"));
  }

  @Test
  void withoutTheTransformTheyAreRefused() {
    String loop = "Resources: {Fn::ForEach::A: [N, [a], {}]}";
    String message =
        assertThrows(TemplateException.class, () -> TemplateReader.read(loop)).getMessage();
    assertEquals(
        "The section Resources uses Fn::ForEach::A: it must be a key of conditions, resources,"
            + " their properties, or outputs, in a template with the line Transform:"
            + " AWS::LanguageExtensions.",
        message);
    Template plain = TemplateReader.read("Resources: {Q: {Type: AWS::SQS::Queue}}");
    for (String function : List.of("Fn::Length", "Fn::ToJsonString")) {
      JsonNode call = Json.object().set(function, Json.array());
      String why = assertThrows(TemplateException.class, () -> value(plain, call)).getMessage();
      assertTrue(why.contains("Transform: AWS::LanguageExtensions"), why);
    }
    JsonNode found = Json.parse("{\"Fn::FindInMap\":[\"M\",\"a\",\"b\",{\"DefaultValue\":1}]}");
    assertThrows(TemplateException.class, () -> value(plain, found));
  }
}
