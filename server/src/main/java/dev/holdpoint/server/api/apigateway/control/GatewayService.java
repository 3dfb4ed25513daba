package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.AwsService;

/** API Gateway's REST APIs behind the port. */
public final class GatewayService {
  private GatewayService() {}

  /**
   * The calls.
   *
   * @param tests tries methods
   */
  public static AwsService on(GatewayDesk desk, TestCalls tests) {
    AwsService service = ApiActions.add(AwsService.named("apigateway"), desk);
    service = MethodActions.add(service, desk, tests);
    service = StageActions.add(service, desk);
    service = PartActions.add(service, desk);
    service = AboutActions.add(service, desk);
    return KeyActions.add(service, desk);
  }
}
