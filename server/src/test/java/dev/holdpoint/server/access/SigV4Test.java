package dev.holdpoint.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.server.http.WebRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS's published examples of signatures: one secret, one moment, many forms of a request. */
class SigV4Test {
  private static final String TIME = "20150830T123600Z";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "GET|/||||5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST|/||||5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET|/|Param2=value2&Param1=value1|||"
            + "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "GET|/%E1%88%B4||||697b34846207a3f72246f99d74ae1ee4fe54f44bb06730c58a0d339eb079596d",
        "GET|/example/..||||5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET|/./example||||ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
        "GET|//example//||||9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
        "POST|/||content-type:application/x-www-form-urlencoded|Param1=value1|"
            + "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
        "POST|/|Param1=value1|||28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
        "POST|/||my-header1:VALUE1||"
            + "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
        "GET|/||my-header1:  a   b   c ||"
            + "6ff6bc3cebca8811504dc903f3a072c310d9f48f8ee5c0b08115052209439e1b",
        "GET|/2015-03-31/functions/arn%3Aaws%3Alambda%3Ax/invocations||||"
            + "46b7e26f9c9d6fbdb970852c921d613b48647fa1b006fecbac281d4822b57d15"
      })
  void theSignatureIsAwss(
      String method, String path, String query, String header, String body, String expected) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("host", List.of("example.amazonaws.com"));
    headers.put("x-amz-date", List.of(TIME));
    if (header != null) {
      String[] pair = header.split(":", 2);
      headers.put(pair[0], List.of(pair[1]));
    }
    byte[] bytes = body == null ? new byte[0] : body.getBytes(UTF_8);
    WebRequest request =
        new WebRequest(method, path, query == null ? "" : query, headers, bytes, "127.0.0.1");
    List<String> names = headers.keySet().stream().sorted().toList();
    Claim claim = new Claim("AKIDEXAMPLE", "20150830", "us-east-1", "service", names, "", false);
    assertEquals(expected, SigV4.signature(request, claim, TIME, SECRET));
  }
}
