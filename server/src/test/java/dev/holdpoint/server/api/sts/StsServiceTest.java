package dev.holdpoint.server.api.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.wire.Served;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class StsServiceTest {
  @Test
  void everyoneIsTheAccountsRoot() {
    try (Served served = new Served(StsService.create(Home.DEFAULT));
        StsClient client = served.client(StsClient.builder())) {
      GetCallerIdentityResponse identity = client.getCallerIdentity();
      assertEquals("000000000000", identity.account());
      assertEquals("arn:aws:iam::000000000000:root", identity.arn());
    }
  }
}
