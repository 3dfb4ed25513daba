package dev.holdpoint.server.api.sts;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/** STS: who am I. */
public final class StsService {
  private StsService() {}

  public static AwsService create(Home home) {
    return AwsService.named("sts")
        .query("2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/")
        .action(
            "GetCallerIdentity", GetCallerIdentityRequest::builder, new GetCallerIdentity(home));
  }
}
