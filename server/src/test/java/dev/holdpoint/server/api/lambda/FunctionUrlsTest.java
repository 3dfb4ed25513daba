package dev.holdpoint.server.api.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigRequest;

/** Functions with addresses of their own. */
class FunctionUrlsTest extends LambdaWorld {
  private static final CreateFunctionUrlConfigRequest CREATE =
      CreateFunctionUrlConfigRequest.builder().functionName("f").authType("NONE").build();

  @Test
  void addressIsMadeShownChangedAndTakenAway() throws Exception {
    create("f", "exports.handler = async () => 1;");
    String url = new CreateFunctionUrlConfig(parts).handle(CREATE, CALL).functionUrl();
    assertTrue(url.matches("http://127.0.0.1/lambda-url/[a-z0-9]{32}/"), url);
    assertEquals("ResourceConflictException", refusal(CREATE));
    UpdateFunctionUrlConfigRequest change =
        UpdateFunctionUrlConfigRequest.builder()
            .functionName("f")
            .cors(cors -> cors.allowOrigins("https://a.example"))
            .build();
    assertEquals(url, new UpdateFunctionUrlConfig(parts).handle(change, CALL).functionUrl());
    GetFunctionUrlConfigRequest get =
        GetFunctionUrlConfigRequest.builder().functionName("f").build();
    assertEquals(
        "https://a.example",
        new GetFunctionUrlConfig(parts).handle(get, CALL).cors().allowOrigins().getFirst());
    assertEquals(1, list());
    DeleteFunctionUrlConfigRequest delete =
        DeleteFunctionUrlConfigRequest.builder().functionName("f").build();
    new DeleteFunctionUrlConfig(parts).handle(delete, CALL);
    assertEquals(0, list());
    assertThrows(AwsException.class, () -> new GetFunctionUrlConfig(parts).handle(get, CALL));
  }

  @Test
  void whoMayCallAndHowAnswersComeStayUntilTheyAreChanged() throws Exception {
    create("f", "exports.handler = async () => 1;");
    new CreateFunctionUrlConfig(parts)
        .handle(CREATE.toBuilder().authType("AWS_IAM").invokeMode("RESPONSE_STREAM").build(), CALL);
    UpdateFunctionUrlConfigRequest nothing =
        UpdateFunctionUrlConfigRequest.builder().functionName("f").build();
    var shown = new UpdateFunctionUrlConfig(parts).handle(nothing, CALL);
    assertEquals("AWS_IAM", shown.authTypeAsString());
    assertEquals("RESPONSE_STREAM", shown.invokeModeAsString());
    var changed =
        new UpdateFunctionUrlConfig(parts)
            .handle(nothing.toBuilder().authType("NONE").invokeMode("BUFFERED").build(), CALL);
    assertEquals("NONE", changed.authTypeAsString());
    assertEquals("BUFFERED", changed.invokeModeAsString());
  }

  @Test
  void whatIsNotServedIsRefusedByName() throws Exception {
    create("f", "exports.handler = async () => 1;");
    assertEquals(
        "InvalidParameterValueException", refusal(CREATE.toBuilder().authType("OTHER").build()));
    assertEquals(
        "InvalidParameterValueException", refusal(CREATE.toBuilder().invokeMode("OTHER").build()));
    assertEquals(
        "ResourceNotFoundException", refusal(CREATE.toBuilder().functionName("none").build()));
  }

  private int list() {
    ListFunctionUrlConfigsRequest request =
        ListFunctionUrlConfigsRequest.builder().functionName("f").build();
    return new ListFunctionUrlConfigs(parts).handle(request, CALL).functionUrlConfigs().size();
  }

  private String refusal(CreateFunctionUrlConfigRequest request) {
    return assertThrows(
            AwsException.class, () -> new CreateFunctionUrlConfig(parts).handle(request, CALL))
        .code();
  }
}
