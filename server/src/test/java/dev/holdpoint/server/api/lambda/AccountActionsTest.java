package dev.holdpoint.server.api.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.server.wire.Served;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateRuntimeOn;

/** Tags, and what tools ask for before they change anything, through AWS's own client. */
class AccountActionsTest extends LambdaWorld {
  @Test
  void functionsHaveTags() throws Exception {
    String arn = create("echo", ECHO).functionArn();
    try (Served served = new Served(LambdaService.create(parts));
        LambdaClient client = served.client(LambdaClient.builder())) {
      client.tagResource(t -> t.resource(arn).tags(Map.of("a", "1", "b", "2")));
      client.tagResource(t -> t.resource(arn).tags(Map.of("a", "3")));
      client.untagResource(u -> u.resource(arn).tagKeys("b", "other"));
      assertEquals(Map.of("a", "3"), client.listTags(l -> l.resource(arn)).tags());
      assertEquals(Map.of("a", "3"), client.getFunction(f -> f.functionName("echo")).tags());
      for (String odd : List.of(arn + ":1", arn.replace("function:echo", "layer:l"), "echo")) {
        assertThrows(
            LambdaException.class,
            () -> client.tagResource(t -> t.resource(odd).tags(Map.of("a", "1"))));
      }
      assertThrows(
          InvalidParameterValueException.class,
          () -> client.tagResource(t -> t.resource(arn).tags(Map.of("aws:a", "1"))));
      assertThrows(
          ResourceNotFoundException.class, () -> client.listTags(l -> l.resource(arn + "x")));
    }
  }

  @Test
  void toolsAreToldAwssDefaults() throws Exception {
    create("echo", ECHO);
    try (Served served = new Served(LambdaService.create(parts));
        LambdaClient client = served.client(LambdaClient.builder())) {
      assertEquals(1, client.getAccountSettings().accountUsage().functionCount());
      client.putFunctionConcurrency(p -> p.functionName("echo").reservedConcurrentExecutions(10));
      assertEquals(
          990, client.getAccountSettings().accountLimit().unreservedConcurrentExecutions());
      assertNull(
          client.getFunctionCodeSigningConfig(g -> g.functionName("echo")).codeSigningConfigArn());
      assertEquals(
          UpdateRuntimeOn.AUTO,
          client.getRuntimeManagementConfig(g -> g.functionName("echo")).updateRuntimeOn());
      assertEquals(
          RecursiveLoop.TERMINATE,
          client.getFunctionRecursionConfig(g -> g.functionName("echo")).recursiveLoop());
      assertThrows(
          ResourceNotFoundException.class,
          () -> client.getFunctionRecursionConfig(g -> g.functionName("none")));
    }
  }
}
