package dev.holdpoint.core.apigateway;

/** What answers a method's requests, and whether requests and answers are mapped on the way. */
public enum IntegrationType {
  /** A function or an action of AWS, mapped both ways. */
  AWS,
  /** A function that sees the whole request and makes the whole answer. */
  AWS_PROXY,
  /** An address, mapped both ways. */
  HTTP,
  /** An address that sees the request as it is. */
  HTTP_PROXY,
  /** Nothing: the request's template says which answer it gets. */
  MOCK
}
