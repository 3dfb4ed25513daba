package dev.holdpoint.app.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.Plan;
import dev.holdpoint.app.template.Pseudo;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.aws.Home;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SamTransformTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Function: {Runtime: java25, Timeout: 9, Environment: {Variables: {A: global, B: global}}}
      Parameters: {Stage: {Type: String, Default: dev}}
      Conditions: {Never: !Equals [a, b]}
      Resources:
        Queue: {Type: AWS::SQS::Queue}
        Gone: {Type: AWS::SQS::Queue, Condition: Never}
        Ask:
          Type: AWS::Serverless::Function
          Properties:
            Handler: x.Ask::handle
            CodeUri: target/x.jar
            Timeout: 3
            Environment: {Variables: {B: own, Url: !Sub "https://${ServerlessRestApi}.x/Prod"}}
            Policies: [SQSPollerPolicy: {QueueName: !GetAtt Queue.QueueName}]
            Events:
              FromQueue: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn, BatchSize: 1}}
        Answer:
          Type: AWS::Serverless::Function
          Properties:
            Handler: x.Answer::handle
            Events:
              Show: {Type: Api, Properties: {Path: /review, Method: GET}}
              Decide: {Type: Api, Properties: {Path: /review, Method: post}}
              Other: {Type: HttpApi, Properties: {ApiId: !Ref Web, Path: /x, Method: ANY}}
        Web: {Type: AWS::Serverless::HttpApi, Properties: {StageName: !Ref Stage}}
        Machine:
          Type: AWS::Serverless::StateMachine
          Properties:
            DefinitionUri: m.asl.json
            DefinitionSubstitutions: {Ask: !GetAtt Ask.Arn}
            Events:
              Often: {Type: Schedule, Properties: {Schedule: rate(10 minutes), Enabled: false}}
              Nightly: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day)}}
              Order: {Type: EventBridgeRule, Properties: {Pattern: {source: [shop]}}}
      Outputs:
        Stage: {Value: !Ref ServerlessRestApi.Stage}
      """;

  private static Plan plan(String text) {
    Pseudo pseudo = new Pseudo(Home.DEFAULT, "shop", "arn:stack");
    return Plan.read(text, Map.of(), Map.of(), () -> "secret", pseudo);
  }

  private static Map<String, TemplateResource> resources() {
    return plan(TEMPLATE).template().resources();
  }

  private static JsonNode property(String id, String name) {
    return resources().get(id).properties().path(name);
  }

  @Test
  void resourcesHaveTheNamesThatAwsGivesThem() {
    Map<String, String> types =
        resources().values().stream()
            .collect(Collectors.toMap(TemplateResource::logicalId, TemplateResource::type));
    assertEquals(
        Set.of(
            "Queue",
            "Ask",
            "AskRole",
            "AskFromQueue",
            "Answer",
            "AnswerRole",
            "AnswerShowPermission",
            "AnswerDecidePermission",
            "AnswerOtherPermission",
            "ServerlessRestApi",
            "ServerlessRestApiDeployment",
            "ServerlessRestApiProdStage",
            "Web",
            "WebdevStage",
            "Machine",
            "MachineRole",
            "MachineNightly",
            "MachineNightlyRole",
            "MachineOften",
            "MachineOftenRole",
            "MachineOrder",
            "MachineOrderRole"),
        types.keySet());
    assertEquals("AWS::Lambda::EventSourceMapping", types.get("AskFromQueue"));
    assertEquals("AWS::Events::Rule", types.get("MachineOften"));
    assertEquals("AWS::Scheduler::Schedule", types.get("MachineNightly"));
    assertEquals("MachineNightly", property("MachineNightly", "Name").asString());
  }

  @Test
  void globalsAreMergedUnderTheFunctionsOwn() {
    assertEquals(3, property("Ask", "Timeout").asInt());
    assertEquals(9, property("Answer", "Timeout").asInt());
    JsonNode variables = property("Ask", "Environment").path("Variables");
    assertEquals(List.of("A", "B", "Url"), List.copyOf(variables.propertyNames()));
    assertEquals("own", variables.path("B").asString());
  }

  @Test
  void eventsBecomeRoutesMappingsAndRules() {
    JsonNode paths = property("ServerlessRestApi", "Body").path("paths").path("/review");
    assertEquals(Set.of("get", "post"), Set.copyOf(paths.propertyNames()));
    assertTrue(
        property("Web", "Body").path("paths").path("/x").has("x-amazon-apigateway-any-method"));
    assertEquals("DISABLED", property("MachineOften", "State").asString());
    assertEquals("ENABLED", property("MachineOrder", "State").asString());
    assertEquals(1, property("AskFromQueue", "BatchSize").asInt());
  }

  @Test
  void theApisOwnReferencesPointAtItsStage() {
    JsonNode output = plan(TEMPLATE).template().outputs().get("Stage").path("Value");
    assertEquals("ServerlessRestApiProdStage", output.path("Ref").asString());
  }

  @Test
  void functionsComeBeforeTheApiThatCallsThemAndBehindTheOneTheyName() {
    List<String> order = plan(TEMPLATE).resources().stream().map(r -> r.logicalId()).toList();
    assertTrue(order.indexOf("Answer") < order.indexOf("ServerlessRestApi"));
    assertTrue(order.indexOf("ServerlessRestApi") < order.indexOf("Ask"));
    assertTrue(order.indexOf("Ask") < order.indexOf("Machine"));
  }

  @Test
  void whatIsNotSupportedIsNamed() {
    String layers = TEMPLATE.replace("Handler: x.Ask::handle", "FileSystemConfigs: [x]");
    String message = assertThrows(TemplateException.class, () -> plan(layers)).getMessage();
    assertTrue(message.contains("Ask") && message.contains("FileSystemConfigs"), message);
    String table = TEMPLATE.replace("AWS::Serverless::HttpApi", "AWS::Serverless::SimpleTable");
    assertThrows(TemplateException.class, () -> plan(table));
    String plain = TEMPLATE.replace("Transform: AWS::Serverless-2016-10-31\n", "");
    assertThrows(TemplateException.class, () -> plan(plain));
  }

  @Test
  void eventsInvokeTheAliasThatIsPublished() {
    Map<String, TemplateResource> made =
        plan("""
        Transform: AWS::Serverless-2016-10-31
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: nodejs22.x
              Handler: a.b
              AutoPublishAlias: live
              DeploymentPreference: {Type: AllAtOnce}
              Events:
                Route: {Type: Api, Properties: {Path: /a, Method: get}}
                Daily: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day)}}
        """)
            .template()
            .resources();
    JsonNode uri =
        made.get("ServerlessRestApi")
            .properties()
            .at("/Body/paths/~1a/get/x-amazon-apigateway-integration/uri/Fn::Sub");
    assertEquals("FAliaslive", uri.at("/1/Function/Ref").asString());
    JsonNode schedule = made.get("FDaily").properties();
    assertEquals("FAliaslive", schedule.at("/Target/Arn/Ref").asString());
  }

  @Test
  void eventsStartTheMachinesAliasWhereItIsWanted() {
    Map<String, TemplateResource> made =
        plan("""
        Transform: AWS::Serverless-2016-10-31
        Resources:
          M:
            Type: AWS::Serverless::StateMachine
            Properties:
              AutoPublishAlias: live
              UseAliasAsEventTarget: true
              DeploymentPreference: {Type: LINEAR, Interval: 10, Percentage: 20}
              Definition: {StartAt: P, States: {P: {Type: Pass, End: true}}}
              Events:
                Daily: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
        """)
            .template()
            .resources();
    JsonNode target = made.get("MDaily").properties().at("/Targets/0/Arn/Ref");
    assertEquals("MAliaslive", target.asString());
    JsonNode preference = made.get("MAliaslive").properties().path("DeploymentPreference");
    assertEquals("MVersion", preference.at("/StateMachineVersionArn/Ref").asString());
  }

  @Test
  void topicsReachFunctionsDirectlyOrThroughAQueue() {
    Map<String, TemplateResource> made =
        plan("""
        Transform: AWS::Serverless-2016-10-31
        Resources:
          T: {Type: AWS::SNS::Topic}
          F:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: nodejs22.x
              Handler: a.b
              Events:
                Direct:
                  Type: SNS
                  Properties: {Topic: !Ref T, FilterPolicy: {k: [v]}}
                Queued:
                  Type: SNS
                  Properties: {Topic: !Ref T, SqsSubscription: true}
        """)
            .template()
            .resources();
    JsonNode direct = made.get("FDirect").properties();
    assertEquals("lambda", direct.path("Protocol").asString());
    assertEquals("v", direct.path("FilterPolicy").path("k").path(0).asString());
    assertEquals("AWS::Lambda::Permission", made.get("FDirectPermission").type());
    assertEquals("sqs", made.get("FQueued").properties().path("Protocol").asString());
    assertEquals("AWS::SQS::Queue", made.get("FQueuedQueue").type());
    assertEquals("AWS::SQS::QueuePolicy", made.get("FQueuedQueuePolicy").type());
    JsonNode mapping = made.get("FQueuedEventSourceMapping").properties();
    assertEquals("F", mapping.path("FunctionName").path("Ref").asString());
    assertEquals(10, mapping.path("BatchSize").asInt());
  }

  @Test
  void resourcePolicyIsPartOfTheBody() {
    String text =
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: v1
              Auth: {ResourcePolicy: {IpRangeWhitelist: [192.0.2.0/24]}}
          Ask:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: java25
              Handler: x.Ask::handle
              CodeUri: x.jar
              Events: {A: {Type: Api, Properties: {RestApiId: !Ref Shop, Path: /a, Method: get}}}
        """;
    JsonNode policy =
        plan(text)
            .template()
            .resources()
            .get("Shop")
            .properties()
            .path("Body")
            .path("x-amazon-apigateway-policy");
    JsonNode deny = policy.path("Statement").path(1);
    assertEquals("Deny", deny.path("Effect").asString());
    assertEquals("execute-api:/v1/GET/a", deny.path("Resource").path(0).asString());
    assertEquals(
        "192.0.2.0/24",
        deny.path("Condition").path("NotIpAddress").path("aws:SourceIp").path(0).asString());
    String vpc = text.replace("IpRangeWhitelist: [192.0.2.0/24]", "SourceVpcWhitelist: [vpc-1]");
    assertThrows(TemplateException.class, () -> plan(vpc));
  }

  private static final String DEFINED =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Answer:
          Type: AWS::Serverless::Function
          Properties:
            Handler: x.Answer::handle
            Runtime: java25
            CodeUri: x.jar
            Events:
              Show: {Type: Api, Properties: {RestApiId: !Ref Web, Path: /a, Method: get}}
              More: {Type: Api, Properties: {RestApiId: !Ref Web, Path: /b, Method: get}}
        Web:
          Type: AWS::Serverless::Api
          Properties: {StageName: v1, DefinitionBody: {paths: {/a: {get: {own: well}}}}}
      """;

  @Test
  void eventsAddNothingToAnApiThatSaysWhatItHas() {
    assertEquals(
        "{\"/a\":{\"get\":{\"own\":\"well\"}}}",
        plan(DEFINED).template().resources().get("Web").properties().at("/Body/paths").toString());
    String merging =
        DEFINED
            .replace("StageName: v1", "StageName: v1, MergeDefinitions: true")
            .replace("/b", "/c");
    assertThrows(TemplateException.class, () -> plan(merging), "it has get /a already");
    JsonNode paths =
        plan(merging.replace("Path: /a", "Path: /d"))
            .template()
            .resources()
            .get("Web")
            .properties()
            .at("/Body/paths");
    assertEquals(Set.of("/a", "/c", "/d"), Set.copyOf(paths.propertyNames()));
  }

  @Test
  void aDefinitionInAFileIsTheBodysPlace() {
    String apart =
        DEFINED.replace(
            "DefinitionBody: {paths: {/a: {get: {own: well}}}}", "DefinitionUri: api.yaml");
    JsonNode web = plan(apart).template().resources().get("Web").properties();
    assertEquals("api.yaml", web.path("BodyS3Location").asString());
    assertTrue(web.path("Body").isMissingNode());
    String both = apart.replace("StageName: v1", "StageName: v1, Cors: \"'*'\"");
    assertThrows(TemplateException.class, () -> plan(both));
  }
}
