package dev.holdpoint.server.access;

/** Whether a request is from whom it says. */
public sealed interface Verdict {
  /** It was signed with this key. */
  record Proved(AccessKey key) implements Verdict {}

  /** It is not let in. */
  record Refused(Fault fault, String message) implements Verdict {}

  /** What may be wrong with a request, with AWS's names for it in its newer and older protocols. */
  enum Fault {
    UNSIGNED("MissingAuthenticationTokenException", "MissingAuthenticationToken"),
    INCOMPLETE("IncompleteSignatureException", "IncompleteSignature"),
    UNKNOWN_KEY("UnrecognizedClientException", "InvalidClientTokenId"),
    EXPIRED_TOKEN("ExpiredTokenException", "ExpiredToken"),
    BAD_SIGNATURE("InvalidSignatureException", "SignatureDoesNotMatch"),
    DENIED("AccessDeniedException", "AccessDenied");

    private final String code;
    private final String queryCode;

    Fault(String code, String queryCode) {
      this.code = code;
      this.queryCode = queryCode;
    }

    public String code() {
      return code;
    }

    public String queryCode() {
      return queryCode;
    }
  }
}
