package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Model;

/** IAM behind the port: roles and policies, kept and shown, enforced by nobody. */
public final class IamService {
  private IamService() {}

  public static AwsService of(Store store, Turns turns) {
    Iam iam = new Iam(store, turns);
    AwsService service =
        AwsService.named("iam")
            .query("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/")
            .model(Model.beside(IamService.class, "ValidationError"));
    return PolicyActions.add(RoleActions.add(service, iam), iam);
  }
}
