package dev.holdpoint.server.calls;

/** Sees what an HTTP call sends and hears, while it is made; of several requests the last one. */
public interface HttpLens {
  /** Looks at nothing. */
  HttpLens NONE =
      new HttpLens() {
        @Override
        public boolean revealsSecrets() {
          return false;
        }

        @Override
        public void sent(Sent request) {}

        @Override
        public void heard(Heard response) {}
      };

  /** Whether it may see what a connection adds to a request. */
  boolean revealsSecrets();

  void sent(Sent request);

  void heard(Heard response);

  /**
   * A request, in the words of TestState.
   *
   * @param body empty where there is none
   */
  record Sent(String protocol, String method, String url, String headers, String body) {
    /** Says nothing of what it carries: headers, query and body may hold secrets. */
    @Override
    public String toString() {
      return method;
    }
  }

  /** An answer, in the words of TestState. */
  record Heard(String protocol, int status, String message, String headers, String body) {
    /** Says nothing of what it carries. */
    @Override
    public String toString() {
      return Integer.toString(status);
    }
  }
}
