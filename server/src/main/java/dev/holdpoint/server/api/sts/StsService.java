package dev.holdpoint.server.api.sts;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.access.KeyRing;
import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Model;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/** STS: who am I, and becoming somebody else. */
public final class StsService {
  private StsService() {}

  /**
   * @param keys make what a role is assumed with
   */
  public static AwsService of(Store store, Turns turns, KeyRing keys) {
    return AwsService.named("sts")
        .query("2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/")
        .model(Model.beside(StsService.class, "ValidationError"))
        .action(
            "GetCallerIdentity", GetCallerIdentityRequest::builder, new GetCallerIdentity(turns))
        .action("AssumeRole", AssumeRoleRequest::builder, new AssumeRole(store, turns, keys));
  }
}
