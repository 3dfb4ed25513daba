package dev.holdpoint.server.wire;

import dev.holdpoint.server.http.HealthRoute;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Services behind a real listener on a free port, for real clients. */
public final class Served implements AutoCloseable {
  public static final int MOST_BYTES = 2_000_000;

  private final HttpListener listener;

  public Served(AwsService... services) {
    listener =
        new HttpListener(
            HttpSettings.loopback(0, MOST_BYTES),
            List.of(new HealthRoute("test"), new AwsDoor(List.of(services))));
    listener.start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.port());
  }

  /** An SDK client of this server that repeats nothing. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(config -> config.retryStrategy(RetryMode.STANDARD))
        .build();
  }

  /** A form POST without any client's help. */
  public HttpResponse<String> post(String path, String form) {
    return send(
        HttpRequest.newBuilder(endpoint().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  public HttpResponse<String> get(String pathAndQuery) {
    return send(HttpRequest.newBuilder(endpoint().resolve(pathAndQuery)));
  }

  public HttpResponse<String> json(String target, String body) {
    return send(
        HttpRequest.newBuilder(endpoint())
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}
