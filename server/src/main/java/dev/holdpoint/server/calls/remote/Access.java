package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.work.CallerHome;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * As whom, and in which region, services are called: AWS as this machine is set up; others with the
 * same credentials where there are any, as most of them look at none.
 *
 * @param home the account and region that this installation plays
 */
public record Access(Home home) {
  private static final AwsCredentialsProvider ANY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("holdpoint", "holdpoint"));

  Region region(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.At _, Endpoint.Here _ -> Region.of(home.region());
      case Endpoint.Aws _ -> regionOfMachine();
    };
  }

  private Region regionOfMachine() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      return Region.of(home.region());
    }
  }

  /** Here the id of the key alone tells the account, as it does at our port without keys. */
  static AwsCredentials of(String account) {
    return AwsBasicCredentials.create(account, "here");
  }

  AwsCredentialsProvider credentials(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Here _ -> () -> of(CallerHome.or(home).account());
      case Endpoint.Aws _ -> DefaultCredentialsProvider.builder().build();
      // No look at the cloud's own addresses: that takes seconds where there is no cloud.
      case Endpoint.At _ ->
          AwsCredentialsProviderChain.of(
              SystemPropertyCredentialsProvider.create(),
              EnvironmentVariableCredentialsProvider.create(),
              ProfileCredentialsProvider.create(),
              ANY);
    };
  }
}
