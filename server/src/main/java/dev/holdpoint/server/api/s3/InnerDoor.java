package dev.holdpoint.server.api.s3;

import dev.holdpoint.server.calls.remote.Endpoint;
import dev.holdpoint.server.http.BodyStream;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Where tasks of workflows come in that call S3 here: the SDK's requests reach the route within
 * this process, so none needs a key of its own. Thread-safe.
 *
 * @param route the one that asks for no proof
 */
public record InnerDoor(S3Route route) implements SdkHttpClient {
  /** As S3 itself tells of a service that calls on somebody's behalf. */
  private static final String CALLER = "states.amazonaws.com";

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request);
      }

      @Override
      public void abort() {
        // Nothing is on its way: whoever calls does the work.
      }
    };
  }

  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest http = request.httpRequest();
    InputStream body =
        request
            .contentStreamProvider()
            .map(content -> content.newStream())
            .orElseGet(InputStream::nullInputStream);
    try (body) {
      StreamResponse answer = route.stream(head(http), BodyStream.within(body, length(request)));
      return response(answer, http.method().name().equals("HEAD"));
    }
  }

  private static long length(HttpExecuteRequest request) {
    return request
        .httpRequest()
        .firstMatchingHeader("Content-Length")
        .map(Long::valueOf)
        .orElse(request.contentStreamProvider().isEmpty() ? 0L : -1L);
  }

  private static WebRequest head(SdkHttpRequest http) {
    Map<String, List<String>> headers = new HashMap<>();
    http.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    headers.putIfAbsent("host", List.of(http.host()));
    String query = http.encodedQueryParameters().orElse("");
    return new WebRequest(
        http.method().name(), http.encodedPath(), query, headers, new byte[0], CALLER);
  }

  private static HttpExecuteResponse response(StreamResponse answer, boolean headOnly)
      throws IOException {
    WebResponse head = answer.head();
    SdkHttpResponse.Builder http =
        SdkHttpResponse.builder().statusCode(head.status()).headers(head.headers());
    try (StreamResponse.Content content = answer.content()) {
      long length = content == null ? head.body().length : content.length();
      http.putHeader("Content-Length", Long.toString(length));
      byte[] body = headOnly ? new byte[0] : content == null ? head.body() : begin(content);
      return HttpExecuteResponse.builder()
          .response(http.build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }
  }

  /** As much as a task's result may have, and a byte. */
  private static byte[] begin(StreamResponse.Content content) throws IOException {
    Beginning out = new Beginning();
    try {
      content.writeTo(out);
    } catch (EnoughException _) {
      // What comes behind is too much in any case.
    }
    return out.toByteArray();
  }

  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Beginning extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      int room = Endpoint.Here.MOST_BYTES - size();
      super.write(bytes, offset, Math.min(room, length));
      if (length > room) {
        throw new EnoughException();
      }
    }
  }

  @Override
  public String clientName() {
    return "Here";
  }

  @Override
  public void close() {
    // The route has its own end.
  }
}
