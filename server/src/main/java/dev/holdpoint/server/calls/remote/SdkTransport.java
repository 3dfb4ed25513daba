package dev.holdpoint.server.calls.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The SDK's HTTP over the JDK's own client, which knows every method. Thread-safe. */
final class SdkTransport implements SdkHttpClient {
  /** The client writes these itself. */
  private static final Set<String> OWN =
      Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Exchange(request);
  }

  @Override
  public String clientName() {
    return "Jdk";
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private final class Exchange implements ExecutableHttpRequest {
    private final CompletableFuture<HttpResponse<InputStream>> answer;

    Exchange(HttpExecuteRequest request) {
      this.answer = client.sendAsync(wire(request), BodyHandlers.ofInputStream());
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return response(answer.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("The call was given up");
      }
    }

    @Override
    public void abort() {
      answer.cancel(true);
    }
  }

  private static HttpRequest wire(HttpExecuteRequest request) {
    SdkHttpRequest http = request.httpRequest();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(http.getUri())
            .method(
                http.method().name(),
                request
                    .contentStreamProvider()
                    .map(content -> body(http, content))
                    .orElseGet(BodyPublishers::noBody));
    http.forEachHeader((name, values) -> {
      if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> builder.header(name, value));
      }
    });
    return builder.build();
  }

  /** With its length where that is known: many services take no chunks. */
  private static BodyPublisher body(SdkHttpRequest http, ContentStreamProvider content) {
    BodyPublisher stream = BodyPublishers.ofInputStream(content::newStream);
    long length =
        http.firstMatchingHeader("Content-Length").map(Long::parseLong).orElse(Long.valueOf(-1));
    if (length == 0) {
      return BodyPublishers.noBody();
    }
    return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
  }

  private static HttpExecuteResponse response(HttpResponse<InputStream> answer) {
    InputStream body = answer.body();
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(answer.statusCode())
                .headers(answer.headers().map())
                .build())
        .responseBody(AbortableInputStream.create(body, () -> close(body)))
        .build();
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // It was to be given up.
    }
  }
}
