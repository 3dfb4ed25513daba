package dev.holdpoint.app.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.Plan;
import dev.holdpoint.app.template.Pseudo;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.Home;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Machine:
          Type: AWS::Serverless::StateMachine
          Properties: {DefinitionUri: m.asl.json}
          Connectors:
            ToQueue:
              Properties:
                Destination: [{Id: Queue}, {Arn: arn:x, Type: AWS::Events::EventBus}]
                Permissions: [Write]
        Queue: {Type: AWS::SQS::Queue}
        Own:
          Type: AWS::Serverless::Connector
          DependsOn: Queue
          Properties: {Source: {Id: Queue}, Destination: {Id: Machine}, Permissions: [Read, Write]}
      """;

  private static Plan plan(String text) {
    return Plan.read(
        text, Map.of(), Map.of(), () -> "x", new Pseudo(Home.DEFAULT, "shop", "arn:stack"));
  }

  private static String refused(String text) {
    return String.valueOf(assertThrows(TemplateException.class, () -> plan(text)).getMessage());
  }

  @Test
  void connectorsWithinAResourceAndByThemselvesAreRecordedPolicies() {
    var made = plan(TEMPLATE).template().resources();
    assertEquals("AWS::IAM::ManagedPolicy", made.get("MachineToQueue").type());
    assertEquals("AWS::IAM::ManagedPolicy", made.get("Own").type());
  }

  @Test
  void endsThatAreNotThereAndOtherPermissionsAreRefused() {
    assertEquals(
        "MachineToQueue: Unable to find resource with logical id 'Gone'.",
        refused(TEMPLATE.replace("[{Id: Queue}", "[{Id: Gone}")));
    assertTrue(refused(TEMPLATE.replace("[Read, Write]", "[Admin]")).contains("Admin"));
    assertTrue(refused(TEMPLATE.replace("Source: {Id: Queue}, ", "")).contains("Source"));
    String plain = TEMPLATE.replace("Transform: AWS::Serverless-2016-10-31\n", "");
    assertTrue(refused(plain).contains("Transform"));
  }
}
