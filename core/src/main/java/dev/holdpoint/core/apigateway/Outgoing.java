package dev.holdpoint.core.apigateway;

/** What an API does about a request. */
public sealed interface Outgoing {
  /**
   * Calls a function.
   *
   * @param event whether nobody waits for its end
   */
  record ToFunction(String functionArn, byte[] payload, boolean event) implements Outgoing {
    @Override
    public String toString() {
      return "ToFunction[" + functionArn + ", " + payload.length + " bytes]";
    }
  }

  /** Calls an action of AWS. The call's address is a path. */
  record ToService(ServiceUri service, HttpCall call) implements Outgoing {}

  /** Calls an address. */
  record ToAddress(HttpCall call) implements Outgoing {}

  /** Asks nobody: a mock's template has said which status counts. */
  record Nowhere(int status) implements Outgoing {}

  /** There is an answer already. */
  record Answered(GatewayAnswer answer) implements Outgoing {}
}
