package dev.holdpoint.server.api.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.server.access.AccessRole;
import dev.holdpoint.server.access.KeyRing;
import dev.holdpoint.server.wire.Served;
import dev.holdpoint.server.work.CallerHome;
import dev.holdpoint.server.work.HomeStore;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** STS as AWS's own client sees it. */
final class StsServiceTest {
  private static final String THERE = "arn:aws:iam::222233334444:role/there";

  private final Turns turns =
      new Turns(
          InstantSource.system(),
          new SystemIds(InstantSource.system()),
          Limits.aws(),
          () -> CallerHome.or(Home.DEFAULT));
  private final Served served =
      new Served(
          StsService.of(
              new HomeStore(new InMemoryStore()),
              turns,
              new KeyRing(List.of(), new byte[32], AccessRole.OPERATOR)));
  private final StsClient sts = served.client(StsClient.builder());

  @AfterEach
  void close() {
    sts.close();
    served.close();
  }

  @Test
  void everyoneIsTheAccountsRoot() {
    assertEquals("000000000000", sts.getCallerIdentity().account());
    assertEquals("arn:aws:iam::000000000000:root", sts.getCallerIdentity().arn());
  }

  @Test
  void aKeyOfTwelveDigitsStandsForThatAccount() {
    var key = AwsBasicCredentials.create("111122223333", "any");
    StaticCredentialsProvider other = StaticCredentialsProvider.create(key);
    assertEquals(
        "111122223333",
        sts.getCallerIdentity(i -> i.overrideConfiguration(c -> c.credentialsProvider(other)))
            .account());
  }

  @Test
  void anAssumedRolesKeyStandsForTheRolesAccount() {
    AssumeRoleResponse assumed =
        sts.assumeRole(a -> a.roleArn(THERE).roleSessionName("me").durationSeconds(900));
    assertEquals(
        "arn:aws:sts::222233334444:assumed-role/there/me", assumed.assumedRoleUser().arn());
    Credentials key = assumed.credentials();
    var session =
        AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), key.sessionToken());
    assertEquals(
        "222233334444",
        sts.getCallerIdentity(i ->
                i.overrideConfiguration(
                    c -> c.credentialsProvider(StaticCredentialsProvider.create(session))))
            .account());
  }

  @Test
  void whatIsNoRoleIsNotAssumed() {
    assertThrows(
        StsException.class,
        () ->
            sts.assumeRole(
                a -> a.roleArn("arn:aws:iam::222233334444:user/u").roleSessionName("me")));
    assertThrows(
        StsException.class, () -> sts.assumeRole(a -> a.roleArn(THERE).roleSessionName("m e")));
  }
}
