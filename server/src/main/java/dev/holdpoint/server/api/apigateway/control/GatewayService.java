package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.AwsService;

/** API Gateway's REST APIs behind the port. */
public final class GatewayService {
  private GatewayService() {}

  public static AwsService on(GatewayDesk desk) {
    AwsService service = ApiActions.add(AwsService.named("apigateway"), desk);
    service = MethodActions.add(service, desk);
    service = StageActions.add(service, desk);
    service = PartActions.add(service, desk);
    service = AboutActions.add(service, desk);
    return KeyActions.add(service, desk);
  }
}
