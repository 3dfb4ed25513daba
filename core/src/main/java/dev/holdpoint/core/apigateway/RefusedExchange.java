package dev.holdpoint.core.apigateway;

/** A request that its method does not take. */
record RefusedExchange(GatewayAnswer refusal) implements Exchange {
  @Override
  public Outgoing outgoing() {
    return new Outgoing.Answered(refusal);
  }

  @Override
  public GatewayAnswer answer(Incoming incoming) {
    return refusal;
  }
}
