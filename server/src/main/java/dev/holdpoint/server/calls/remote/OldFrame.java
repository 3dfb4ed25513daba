package dev.holdpoint.server.calls.remote;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpResponse;
import tools.jackson.databind.node.ObjectNode;

/** The metadata that the SDK's old version puts beside an answer, which AWS hands on. */
final class OldFrame {
  private OldFrame() {}

  static ObjectNode around(ObjectNode result, SdkHttpResponse response, String requestId) {
    ObjectNode http = result.putObject("SdkHttpMetadata");
    ObjectNode all = http.putObject("AllHttpHeaders");
    ObjectNode single = http.putObject("HttpHeaders");
    for (Map.Entry<String, List<String>> header : response.headers().entrySet()) {
      var values = all.putArray(header.getKey());
      header.getValue().forEach(values::add);
      single.put(header.getKey(), String.join(",", header.getValue()));
    }
    http.put("HttpStatusCode", response.statusCode());
    result.putObject("SdkResponseMetadata").put("RequestId", requestId);
    return result;
  }
}
