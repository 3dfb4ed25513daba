package dev.holdpoint.testkit.conformance;

import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A server that is asked as if it were AWS. Thread-safe. */
public final class Endpoint implements AutoCloseable {
  /** The region that every call names. */
  static final String REGION = "us-east-1";

  private static final Duration PATIENCE = Duration.ofSeconds(75);

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String account;

  /** Asks at once who it is there. */
  public Endpoint(URI address) {
    this.address = address;
    this.account =
        switch (call(Service.named("sts"), "GetCallerIdentity", Json.object())) {
          case Answer.Given given -> given.members().path("Account").asString("");
          case Answer.Refused refused -> throw new IllegalArgumentException(refused.text());
        };
  }

  String account() {
    return account;
  }

  Answer call(Service service, String operation, JsonNode params) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", signature(service));
    try {
      HttpResponse<String> response =
          http.send(
              service.protocol().write(request, operation, params).build(),
              HttpResponse.BodyHandlers.ofString());
      return service.protocol().read(operation, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + operation + " was called", e);
    }
  }

  /** Says for what it is signed, which is all that a server without access keys reads. */
  private static String signature(Service service) {
    return "AWS4-HMAC-SHA256 Credential=test/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
        .formatted(REGION, service.signingName());
  }

  @Override
  public void close() {
    http.close();
  }
}
