package dev.holdpoint.server.api.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.apigateway.HttpCall;
import dev.holdpoint.core.apigateway.ServiceUri;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.http.WebRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceRequestTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void actionOfAJsonServiceIsATarget() {
    WebRequest request = request("states", "StartExecution", "application/json", "{}");
    assertEquals("AWSStepFunctions.StartExecution", request.header("x-amz-target"));
    assertEquals("{}", request.text());
  }

  @Test
  void dynamoDbIsToldItsOwnTypeOfJson() {
    WebRequest request = request("dynamodb", "Query", "application/json", "{}");
    assertEquals("DynamoDB_20120810.Query", request.header("x-amz-target"));
    assertEquals("application/x-amz-json-1.0", request.header("content-type"));
  }

  @Test
  void actionOfAQueryServiceIsAParameter() {
    assertEquals(
        "Message=a%20b&Action=Publish&Version=2010-03-31",
        request("sns", "Publish", "application/json", "").rawQuery());
    assertEquals(
        "MessageBody=x&Action=SendMessage&Version=2012-11-05",
        request("sqs", "SendMessage", FORM, "MessageBody=x\n").text());
  }

  @Test
  void pathKeepsItsForm() {
    ServiceUri queue = new ServiceUri("us-east-1", "sqs", null, "/000000000000/orders");
    WebRequest request = ServiceRequest.of(queue, call(FORM, "Action=SendMessage"), Home.DEFAULT);
    assertEquals("/000000000000/orders", request.path());
    assertEquals("Action=SendMessage&Version=2012-11-05", request.text());
  }

  @Test
  void whatAFormSaysItselfIsNotSaidTwice() {
    String form = "Action=Publish&Message=x&Version=2010-03-31";
    assertEquals(form, request("sns", "Publish", FORM, form).text());
    ServiceUri root = new ServiceUri("us-east-1", "sns", null, "/");
    assertEquals(form, ServiceRequest.of(root, call(FORM, form), Home.DEFAULT).text());
  }

  private static WebRequest request(String service, String action, String type, String body) {
    return ServiceRequest.of(
        new ServiceUri("us-east-1", service, action, ""), call(type, body), Home.DEFAULT);
  }

  private static HttpCall call(String type, String body) {
    return new HttpCall(
        "POST",
        "",
        Map.of("Message", List.of("a b")),
        Map.of("Content-Type", List.of(type), "Accept", List.of("application/json")),
        body.getBytes(UTF_8));
  }
}
