package dev.holdpoint.core.apigateway;

/** One request on its way through its integration. Of one thread. */
public sealed interface Exchange
    permits FunctionExchange, MappedExchange, AddressExchange, ServiceExchange, RefusedExchange {
  /** What is to be done. */
  Outgoing outgoing();

  /** What the client gets for what came of it. */
  GatewayAnswer answer(Incoming incoming);
}
