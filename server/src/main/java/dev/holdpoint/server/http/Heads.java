package dev.holdpoint.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a request's head is refused though it is HTTP, as two readers may read it differently.
 */
final class Heads {
  /** Whoever stands before us and reads the first may have let through what the second asks for. */
  private static final List<HeaderName> ONCE =
      List.of(
          HeaderNames.HOST,
          HeaderNames.CONTENT_TYPE,
          HeaderNames.AUTHORIZATION,
          HeaderNames.create("x-amz-date"),
          HeaderNames.create("x-amz-target"));

  private Heads() {}

  /** What is answered, or null where nothing is wrong. */
  static @Nullable WebResponse refusal(ServerRequest request, HttpLimits limits) {
    if (request.headers().size() > limits.headers()) {
      return Refusal.tooManyHeaders(limits.headers());
    }
    for (Header header : request.headers()) {
      if (header.name().isEmpty()) {
        return Refusal.malformed("A header must have a name.");
      }
    }
    for (HeaderName name : ONCE) {
      if (request.headers().all(name, List::of).size() > 1) {
        return Refusal.malformed("The header " + name.defaultCase() + " may be there only once.");
      }
    }
    return isPath(request.prologue())
        ? null
        : Refusal.malformed("What is asked for must be a path, with a query or without.");
  }

  /** What is answered to a body in an encoding, such as gzip, where it is to be read whole. */
  static @Nullable WebResponse encoded(ServerRequest request) {
    String encoding = request.headers().value(HeaderNames.CONTENT_ENCODING).orElse("identity");
    return encoding.equalsIgnoreCase("identity") || !request.content().hasEntity()
        ? null
        : Refusal.malformed("A body must come without a Content-Encoding.");
  }

  /** No other server's address, no fragment, nothing but ASCII. */
  private static boolean isPath(HttpPrologue prologue) {
    String path = prologue.uriPath().rawPath();
    boolean begins =
        path.startsWith("/") || (path.equals("*") && prologue.method().text().equals("OPTIONS"));
    return begins
        && !prologue.fragment().hasValue()
        && isAscii(path)
        && isAscii(prologue.query().rawValue());
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
