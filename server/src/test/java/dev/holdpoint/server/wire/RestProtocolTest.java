package dev.holdpoint.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

class RestProtocolTest {
  private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:a+b";
  private final BlockingQueue<SdkPojo> seen = new LinkedBlockingQueue<>();
  private final Served served = new Served(functions());

  @AfterEach
  void stop() {
    served.close();
  }

  private AwsService functions() {
    String functions = "/2015-03-31/functions";
    return AwsService.named("lambda")
        .rest(
            "CreateFunction",
            "POST " + functions,
            201,
            CreateFunctionRequest::builder,
            this::create)
        .rest("ListFunctions", "GET " + functions, 200, ListFunctionsRequest::builder, this::list)
        .rest(
            "DeleteFunction",
            "DELETE " + functions + "/{FunctionName}",
            204,
            DeleteFunctionRequest::builder,
            this::delete)
        .rest(
            "UntagResource",
            "DELETE /2017-03-31/tags/{Resource}",
            204,
            UntagResourceRequest::builder,
            this::untag)
        .rest(
            "Invoke",
            "POST " + functions + "/{FunctionName}/invocations",
            200,
            InvokeRequest::builder,
            this::invoke);
  }

  private CreateFunctionResponse create(CreateFunctionRequest request, Call call) {
    seen.add(request);
    return CreateFunctionResponse.builder().functionName(request.functionName()).build();
  }

  private ListFunctionsResponse list(ListFunctionsRequest request, Call call) {
    seen.add(request);
    return ListFunctionsResponse.builder()
        .functions(FunctionConfiguration.builder().functionName("f").build())
        .build();
  }

  private DeleteFunctionResponse delete(DeleteFunctionRequest request, Call call) {
    throw AwsException.of("ResourceNotFoundException", 404, "Function not found: " + ARN);
  }

  private UntagResourceResponse untag(UntagResourceRequest request, Call call) {
    seen.add(request);
    return UntagResourceResponse.builder().build();
  }

  private InvokeResponse invoke(InvokeRequest request, Call call) {
    seen.add(request);
    return InvokeResponse.builder()
        .statusCode(request.invocationType() == InvocationType.EVENT ? 202 : 200)
        .functionError("Unhandled")
        .payload(request.payload())
        .build();
  }

  @Test
  void pathHeadersQueryPayloadAndStatusGoBothWays() {
    try (LambdaClient client = served.client(LambdaClient.builder())) {
      InvokeResponse response =
          client.invoke(r ->
              r.functionName(ARN)
                  .qualifier("$LATEST")
                  .invocationType(InvocationType.EVENT)
                  .payload(SdkBytes.fromUtf8String("{\"a\":1}")));
      assertEquals(202, response.statusCode());
      assertEquals("Unhandled", response.functionError());
      assertEquals("{\"a\":1}", response.payload().asUtf8String());
    }
    InvokeRequest request = (InvokeRequest) seen.remove();
    assertEquals(ARN, request.functionName());
    assertEquals("$LATEST", request.qualifier());
  }

  @Test
  void bodiesAreStructures() {
    try (LambdaClient client = served.client(LambdaClient.builder())) {
      client.createFunction(r ->
          r.functionName("f")
              .runtime(Runtime.NODEJS22_X)
              .timeout(3)
              .environment(e -> e.variables(Map.of("A", "b")))
              .code(c -> c.zipFile(SdkBytes.fromUtf8String("zip"))));
      CreateFunctionRequest request = (CreateFunctionRequest) seen.remove();
      assertEquals("zip", request.code().zipFile().asUtf8String());
      assertEquals(Map.of("A", "b"), request.environment().variables());
      assertEquals(1, client.listFunctions(r -> r.maxItems(7)).functions().size());
      assertEquals(7, ((ListFunctionsRequest) seen.remove()).maxItems());
    }
  }

  @Test
  void queryParametersMayRepeat() {
    try (LambdaClient client = served.client(LambdaClient.builder())) {
      client.untagResource(r -> r.resource(ARN).tagKeys("a", "b c"));
      UntagResourceRequest request = (UntagResourceRequest) seen.remove();
      assertEquals(List.of("a", "b c"), request.tagKeys());
      assertEquals(ARN, request.resource());
    }
  }

  @Test
  void errorsAreTheSdksOwn() {
    try (LambdaClient client = served.client(LambdaClient.builder())) {
      ResourceNotFoundException error =
          assertThrows(
              ResourceNotFoundException.class,
              () -> client.deleteFunction(r -> r.functionName("f")));
      assertEquals("Function not found: " + ARN, error.awsErrorDetails().errorMessage());
      LambdaException unknown = assertThrows(LambdaException.class, client::listLayers);
      assertEquals("UnknownOperationException", unknown.awsErrorDetails().errorCode());
      assertTrue(unknown.getMessage().contains("lambda: GET /2018-10-31/layers"));
    }
  }
}
