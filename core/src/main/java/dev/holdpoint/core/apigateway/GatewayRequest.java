package dev.holdpoint.core.apigateway;

import java.util.List;
import java.util.Map;

/**
 * What a client sent to an API.
 *
 * @param path behind the API's address, the stage included, percent-encoded
 * @param query decoded
 * @param headers by lower-case name
 * @param domainName the host it was sent to
 */
public record GatewayRequest(
    String method,
    String path,
    String rawQuery,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    byte[] body,
    String sourceIp,
    String domainName) {

  /** The first value of a header, or the empty text. */
  String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, List.of("")).getFirst();
  }

  /** The content type without its parameters. */
  String mediaType() {
    return header("content-type").split(";", 2)[0].strip();
  }

  /** Without payload. */
  @Override
  public String toString() {
    return "GatewayRequest[" + method + ", " + body.length + " bytes]";
  }
}
