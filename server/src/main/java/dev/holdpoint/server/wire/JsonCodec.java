package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** The protocols awsJson1_0 and awsJson1_1. */
record JsonCodec(String version) implements Codec {
  @Override
  public void read(WebRequest request, SdkPojo builder) {
    JsonReader.read(request.body(), builder);
  }

  @Override
  public WebResponse write(Operation<?, ?> operation, SdkPojo response, String requestId) {
    return answer(200, JsonWriter.write(response), requestId);
  }

  @Override
  public WebResponse error(AwsException error, String requestId) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("__type", error.code());
    body.put("message", error.getMessage());
    body.putAll(error.members());
    WebResponse answer =
        answer(error.status(), Json.writeBytes(body), requestId)
            .with("x-amzn-errortype", error.code());
    String old = error.queryCode();
    String fault = error.status() < 500 ? ";Sender" : ";Receiver";
    return old == null ? answer : answer.with("x-amzn-query-error", old + fault);
  }

  private WebResponse answer(int status, byte[] body, String requestId) {
    return WebResponse.of(status, "application/x-amz-json-" + version, body)
        .with("x-amzn-RequestId", requestId);
  }
}
