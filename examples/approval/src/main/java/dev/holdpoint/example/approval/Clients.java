package dev.holdpoint.example.approval;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * AWS's clients as a function wants them: made once while it starts, with the smallest HTTP client
 * and without looking for credentials and region anywhere but in the environment. Where AWS is, the
 * SDK reads from {@code AWS_ENDPOINT_URL} itself.
 */
final class Clients {
  private Clients() {}

  static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C make(B builder) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(3))
                .socketTimeout(Duration.ofSeconds(6)))
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .region(Region.of(Settings.required("AWS_REGION")))
        .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofSeconds(15)))
        .build();
  }
}
