package dev.holdpoint.server.calls.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts to endpoints that users named, by HTTPS or plain HTTP, within the same bounds as HTTP
 * tasks: no redirects, and no address that is not allowed. A user and password in the URL become
 * basic authentication. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final HttpCaller http;

  public Webhooks(HttpCaller http) {
    this.http = http;
  }

  /** What came of a post. */
  public sealed interface Answer {
    /** The endpoint took it. */
    record Taken() implements Answer {}

    /**
     * It did not.
     *
     * @param again whether another try may do better
     */
    record Failed(String why, boolean again) implements Answer {}
  }

  public Answer post(String url, Map<String, String> headers, String body) {
    OutsideRequest request = request(url, headers, body);
    return request == null
        ? new Answer.Failed("The endpoint is no URL", false)
        : answer(http.sendByPlainHttpToo(request));
  }

  private static Answer answer(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answer when answer.isSuccess() -> new Answer.Taken();
      case Exchange.Answered answer ->
          new Answer.Failed(
              "The endpoint answered " + answer.status(),
              answer.status() >= SERVER_ERROR || answer.status() == TOO_MANY);
      // It did answer; nobody reads what.
      case Exchange.TooLarge() -> new Answer.Taken();
      case Exchange.Broken(String exception, String why) ->
          new Answer.Failed(exception + ": " + why, true);
      case Exchange.Forbidden(String why) -> new Answer.Failed(why, false);
    };
  }

  private static @Nullable OutsideRequest request(
      String url, Map<String, String> headers, String body) {
    try {
      URI uri = new URI(url);
      Map<String, List<String>> all = new LinkedHashMap<>();
      headers.forEach((name, value) -> all.put(name, List.of(value)));
      String user = uri.getRawUserInfo();
      if (user == null) {
        return new OutsideRequest("POST", uri, all, body.getBytes(UTF_8));
      }
      byte[] plain = URLDecoder.decode(user.replace("+", "%2B"), UTF_8).getBytes(UTF_8);
      all.put("Authorization", List.of("Basic " + Base64.getEncoder().encodeToString(plain)));
      URI bare = new URI(url.replaceFirst("//[^/?#]*@", "//"));
      return new OutsideRequest("POST", bare, all, body.getBytes(UTF_8));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
