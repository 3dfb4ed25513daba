package dev.holdpoint.app.stack.custom;

import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.util.List;
import java.util.Map;

/**
 * {@code PUT /_holdpoint/custom-resources/REQUEST?token=TOKEN}: where makers of custom resources
 * answer, once. Who has the address may; it is in no log.
 */
public record AnswerRoute(AnswerDesk desk) implements WebRoute {
  @Override
  public boolean matches(WebRequest request) {
    return request.path().startsWith(AnswerDesk.PATH);
  }

  @Override
  public WebResponse handle(WebRequest request) {
    if (!request.method().equals("PUT")) {
      return refusal(405, "An answer is put.");
    }
    String id = request.path().substring(AnswerDesk.PATH.length());
    List<String> token = request.queryParameters().getOrDefault("token", List.of(""));
    if (!desk.isToken(id, token.getFirst())) {
      return refusal(403, "This is the address of no request.");
    }
    // As on AWS, what is too long is taken, and is a failure then.
    boolean tooLong = request.body().length > CustomAnswer.MOST_BYTES;
    return desk.take(id, tooLong ? CustomAnswer.TOO_LONG : request.text())
        ? WebResponse.empty(200)
        : refusal(403, "The request is answered already, or no answer is waited for.");
  }

  private static WebResponse refusal(int status, String message) {
    return WebResponse.json(status, Map.of("message", message));
  }
}
