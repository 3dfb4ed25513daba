package dev.holdpoint.server.calls.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes HTTP requests to the world outside, within AWS's limits of time and size. Follows no
 * redirects. Thread-safe.
 */
public final class HttpCaller implements AutoCloseable {
  /** AWS's limit for an HTTP task. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** AWS's limit for a task's result. */
  static final int MOST_BYTES = 262_144;

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** The client writes these itself. */
  private static final Set<String> OWN = Set.of("host", "content-length", "connection");

  private final AllowedTargets allowed;
  private final Duration longest;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  public HttpCaller(AllowedTargets allowed) {
    this(allowed, LONGEST);
  }

  HttpCaller(AllowedTargets allowed, Duration longest) {
    this.allowed = allowed;
    this.longest = longest;
  }

  /** Sends a request, where its target is allowed, and waits for the whole answer. */
  Exchange send(OutsideRequest request) {
    String refusal = allowed.refusal(request.url());
    return refusal == null ? sendAnywhere(request) : new Exchange.Forbidden(refusal);
  }

  /** As {@link #send}, to a target that we chose ourselves. */
  Exchange sendAnywhere(OutsideRequest request) {
    HttpRequest wire;
    try {
      wire = wire(request);
    } catch (IllegalArgumentException e) {
      return new Exchange.Broken("IllegalArgumentException", String.valueOf(e.getMessage()));
    }
    var answer = client.sendAsync(wire, _ -> new BoundedBody(MOST_BYTES));
    try {
      return answered(answer.get(longest.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return givenUp(
          answer, "SocketTimeoutException", "No answer within " + longest.toSeconds() + " seconds");
    } catch (ExecutionException e) {
      return broken(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return givenUp(answer, "InterruptedException", "The call was given up");
    }
  }

  private static Exchange answered(HttpResponse<BoundedBody.Taken> response) {
    return response.body().whole()
        ? new Exchange.Answered(
            response.statusCode(), response.headers().map(), response.body().bytes())
        : new Exchange.TooLarge();
  }

  private static Exchange givenUp(CompletableFuture<?> answer, String exception, String why) {
    answer.cancel(true);
    return new Exchange.Broken(exception, why);
  }

  private static Exchange broken(Throwable cause) {
    String why = cause.getMessage();
    return new Exchange.Broken(
        cause.getClass().getSimpleName(), why == null ? "The connection failed" : why);
  }

  private HttpRequest wire(OutsideRequest request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.url())
            .method(
                request.method(),
                request.body().length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().entrySet().stream()
        .filter(header -> !OWN.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .forEach(
            header -> header.getValue().forEach(value -> builder.header(header.getKey(), value)));
    return builder.build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
