package dev.holdpoint.server.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The protocol awsQuery: a form or a query string in, XML out.
 *
 * @param json whether JSON is wanted instead
 */
record QueryCodec(QueryProtocol protocol, boolean json) implements Codec {
  @Override
  public void read(WebRequest request, SdkPojo builder) {
    Map<String, List<String>> parameters = StrictForm.read(encoded(request));
    protocol
        .names()
        .implied(request)
        .forEach((name, value) -> parameters.putIfAbsent(name, List.of(value)));
    new QueryReader(protocol.names()).read(Parameters.of(parameters), builder);
  }

  /** A form's fields, or those of the query string, as far as they can be read. */
  static Map<String, List<String>> parameters(WebRequest request) {
    return isForm(request) ? request.formParameters() : request.queryParameters();
  }

  private static byte[] encoded(WebRequest request) {
    return isForm(request) ? request.body() : request.rawQuery().getBytes(UTF_8);
  }

  private static boolean isForm(WebRequest request) {
    return request.hasContentType("application/x-www-form-urlencoded") && request.body().length > 0;
  }

  @Override
  public WebResponse write(Operation<?, ?> operation, SdkPojo response, String requestId) {
    if (json) {
      return new QueryJson(protocol.names()).write(operation, response, requestId);
    }
    String root = operation.name() + "Response";
    String result = operation.name() + "Result";
    XmlWriter xml =
        new XmlWriter(protocol.names())
            .open(root, protocol.xmlNamespace())
            .open(result)
            .members(response)
            .close(result)
            .open("ResponseMetadata")
            .leaf("RequestId", requestId)
            .close("ResponseMetadata")
            .close(root);
    return answer(200, xml, requestId);
  }

  @Override
  public WebResponse error(AwsException error, String requestId) {
    String old = error.queryCode();
    String code = old == null ? error.code() : old;
    if (json) {
      return new QueryJson(protocol.names()).error(error, code, requestId);
    }
    XmlWriter xml =
        new XmlWriter(protocol.names())
            .open("ErrorResponse", protocol.xmlNamespace())
            .open("Error")
            .leaf("Type", error.status() < 500 ? "Sender" : "Receiver")
            .leaf("Code", code)
            .leaf("Message", protocol.names().message(code, error.getMessage()))
            .close("Error")
            .leaf("RequestId", requestId)
            .close("ErrorResponse");
    return answer(error.status(), xml, requestId);
  }

  private static WebResponse answer(int status, XmlWriter xml, String requestId) {
    byte[] body = ("<?xml version=\"1.0\"?>" + xml).getBytes(UTF_8);
    return WebResponse.of(status, "text/xml", body).with("x-amzn-RequestId", requestId);
  }
}
