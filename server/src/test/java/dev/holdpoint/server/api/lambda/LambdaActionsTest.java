package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.host.LogGroupOf;
import dev.holdpoint.server.wire.Served;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Lambda's actions over a store in memory, with real functions. */
class LambdaActionsTest extends LambdaWorld {
  @Test
  void functionIsCreatedInvokedChangedAndDeleted() throws Exception {
    CreateFunctionResponse created = create("echo", ECHO);
    assertEquals("arn:aws:lambda:us-east-1:000000000000:function:echo", created.functionArn());
    assertEquals("Active", created.stateAsString());
    InvokeResponse answer =
        invoke(
            InvokeRequest.builder()
                .functionName(created.functionArn())
                .logType(LogType.TAIL)
                .payload(SdkBytes.fromUtf8String("{\"a\":1}")));
    assertEquals("{\"a\":1}", answer.payload().asUtf8String());
    assertEquals(200, answer.statusCode());
    assertNull(answer.functionError());
    String log = new String(Base64.getDecoder().decode(answer.logResult()), UTF_8);
    assertTrue(log.startsWith("START RequestId: r-1"), log);

    SdkBytes failing = zip("exports.handler = async () => { throw new Error('no'); };");
    new UpdateFunctionCode(parts)
        .handle(
            UpdateFunctionCodeRequest.builder().functionName("echo").zipFile(failing).build(),
            CALL);
    assertEquals("Unhandled", invoke(InvokeRequest.builder().functionName("echo")).functionError());

    new DeleteFunction(parts)
        .handle(DeleteFunctionRequest.builder().functionName("echo").build(), CALL);
    GetFunctionRequest gone = GetFunctionRequest.builder().functionName("echo").build();
    AwsException refused =
        assertThrows(AwsException.class, () -> new GetFunction(parts).handle(gone, CALL));
    assertEquals("ResourceNotFoundException", refused.code());
    assertEquals(404, refused.status());
  }

  @Test
  void secondFunctionOfANameAndUnknownRuntimesAreRefused() throws Exception {
    create("echo", ECHO);
    AwsException twice = assertThrows(AwsException.class, () -> create("echo", ECHO));
    assertEquals("Function already exist: echo", twice.getMessage());
    CreateFunctionRequest ruby =
        CreateFunctionRequest.builder().functionName("p").runtime("ruby3.4").handler("a.b").build();
    AwsException refused =
        assertThrows(AwsException.class, () -> new CreateFunction(parts).handle(ruby, CALL));
    assertEquals("InvalidParameterValueException", refused.code());
    assertTrue(refused.getMessage().contains("ruby3.4"));
  }

  @Test
  void logGroupOfItsOwnIsShownAndUsed() throws Exception {
    create("echo", ECHO);
    UpdateFunctionConfigurationRequest request =
        UpdateFunctionConfigurationRequest.builder()
            .functionName("echo")
            .loggingConfig(l -> l.logGroup("shared/logs"))
            .build();
    assertEquals(
        "shared/logs",
        new UpdateFunctionConfiguration(parts).handle(request, CALL).loggingConfig().logGroup());
    Function function =
        parts.store().read(tx -> parts.functions().byName(tx, Home.DEFAULT, "echo"));
    assertEquals("shared/logs", LogGroupOf.name(function));
    assertRefused("log format JSON", request.toBuilder().loggingConfig(l -> l.logFormat("JSON")));
    assertRefused("log group name", request.toBuilder().loggingConfig(l -> l.logGroup("a b")));
    UpdateFunctionConfigurationRequest back =
        request.toBuilder().loggingConfig(l -> l.logFormat("Text")).build();
    assertEquals(
        "/aws/lambda/echo",
        new UpdateFunctionConfiguration(parts).handle(back, CALL).loggingConfig().logGroup());
  }

  private void assertRefused(String part, UpdateFunctionConfigurationRequest.Builder request) {
    AwsException refused =
        assertThrows(
            AwsException.class,
            () -> new UpdateFunctionConfiguration(parts).handle(request.build(), CALL));
    assertEquals("InvalidParameterValueException", refused.code());
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }

  @Test
  void permissionsAreShownAsAPolicy() throws Exception {
    create("echo", ECHO);
    AddPermissionRequest request =
        AddPermissionRequest.builder()
            .functionName("echo")
            .statementId("api")
            .action("lambda:InvokeFunction")
            .principal("apigateway.amazonaws.com")
            .build();
    new AddPermission(parts).handle(request, CALL);
    assertThrows(AwsException.class, () -> new AddPermission(parts).handle(request, CALL));
    AddPermissionRequest nobody = request.toBuilder().statementId("x").principal("me").build();
    assertEquals(
        "InvalidParameterValueException",
        assertThrows(AwsException.class, () -> new AddPermission(parts).handle(nobody, CALL))
            .code());
    String policy =
        new GetPolicy(parts)
            .handle(GetPolicyRequest.builder().functionName("echo").build(), CALL)
            .policy();
    assertEquals(
        "apigateway.amazonaws.com",
        Json.parse(policy).at("/Statement/0/Principal/Service").asString());
  }

  @Test
  void unmodifiedClientDrivesIt() throws Exception {
    SdkBytes zip = zip(ECHO);
    try (Served served = new Served(LambdaService.create(parts));
        LambdaClient client = served.client(LambdaClient.builder())) {
      client.createFunction(f ->
          f.functionName("wire")
              .runtime("nodejs20.x")
              .handler("index.handler")
              .role("arn:aws:iam::000000000000:role/any")
              .code(c -> c.zipFile(zip)));
      InvokeResponse answer =
          client.invoke(i ->
              i.functionName("wire").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("[1]")));
      assertEquals("[1]", answer.payload().asUtf8String());
      assertEquals(200, answer.statusCode());
      assertTrue(!answer.logResult().isEmpty());
      assertEquals(
          202,
          client
              .invoke(i -> i.functionName("wire").invocationType(InvocationType.EVENT))
              .statusCode());
      assertEquals("wire", client.listFunctions().functions().getFirst().functionName());
      client.deleteFunction(f -> f.functionName("wire"));
      assertThrows(
          ResourceNotFoundException.class, () -> client.getFunction(f -> f.functionName("wire")));
    }
  }
}
