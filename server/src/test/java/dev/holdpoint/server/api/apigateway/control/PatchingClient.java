package dev.holdpoint.server.api.apigateway.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** The JDK's newer client for the SDK: its older one knows no PATCH. */
public final class PatchingClient implements SdkHttpClient {
  private static final Set<String> ITS_OWN = Set.of("host", "content-length", "expect");
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return send(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
    byte[] body =
        request.contentStreamProvider().map(p -> bytes(p.newStream())).orElse(new byte[0]);
    HttpRequest.Builder sent =
        HttpRequest.newBuilder(request.httpRequest().getUri())
            .method(
                request.httpRequest().method().name(),
                HttpRequest.BodyPublishers.ofByteArray(body));
    request
        .httpRequest()
        .forEachHeader((name, values) -> {
          if (!ITS_OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            values.forEach(value -> sent.header(name, value));
          }
        });
    try {
      HttpResponse<InputStream> answer =
          http.send(sent.build(), HttpResponse.BodyHandlers.ofInputStream());
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpFullResponse.builder()
                  .statusCode(answer.statusCode())
                  .headers(answer.headers().map())
                  .build())
          .responseBody(AbortableInputStream.create(answer.body()))
          .build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static byte[] bytes(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
