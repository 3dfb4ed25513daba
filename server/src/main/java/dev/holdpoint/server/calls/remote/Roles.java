package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.aws.Arn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Credentials of roles that tasks name, from STS: at its own endpoint where one is given, else
 * where the called service is. Kept until shortly before they end. Thread-safe.
 */
public final class Roles {
  private static final int MOST = 200;
  private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);

  private final Endpoints endpoints;
  private final ServiceClients clients;
  private final InstantSource clock;

  /** The least lately used goes first. */
  private final Map<Key, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<Key, Kept> eldest) {
          return size() > MOST;
        }
      };

  private record Key(String role, Endpoint sts) {}

  private record Kept(AwsCredentialsProvider credentials, Instant until) {}

  public Roles(Endpoints endpoints, ServiceClients clients, InstantSource clock) {
    this.endpoints = endpoints;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * The role's credentials; blocks while they are asked for.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException where the role is refused
   */
  AwsCredentialsProvider credentials(String role, Endpoint service) {
    if (service instanceof Endpoint.Here) {
      String account = new Arn(role).account();
      AwsCredentials credentials = Access.of(account.isEmpty() ? "nobody" : account);
      return () -> credentials;
    }
    Endpoint own = endpoints.find("sts");
    Key key = new Key(role, own == null ? service : own);
    Kept known = find(key);
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.credentials();
    }
    Kept fresh = assume(key);
    put(key, fresh);
    return fresh.credentials();
  }

  private synchronized @Nullable Kept find(Key key) {
    return kept.get(key);
  }

  private synchronized void put(Key key, Kept fresh) {
    kept.put(key, fresh);
  }

  private Kept assume(Key key) {
    StsClient sts = (StsClient) clients.sts(key.sts());
    AssumeRoleResponse response =
        sts.assumeRole(request -> request.roleArn(key.role()).roleSessionName("holdpoint"));
    Credentials given = response.credentials();
    return new Kept(
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create(
                given.accessKeyId(), given.secretAccessKey(), given.sessionToken())),
        given.expiration().minus(BEFORE_THE_END));
  }
}
