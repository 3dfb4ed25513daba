package dev.holdpoint.core.apigateway;

/** A mapping that leads to no request or no answer, and whose fault that is. */
public final class MappingFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean callers;

  private MappingFailure(boolean callers, String message) {
    super(message, null, false, false);
    this.callers = callers;
  }

  /** The body is not what the mapping needs. */
  public static MappingFailure ofTheBody(String message) {
    return new MappingFailure(true, message);
  }

  /** The API is set up so that it cannot work. */
  public static MappingFailure ofTheApi(String message) {
    return new MappingFailure(false, message);
  }

  /** Whether the client's body is to blame. */
  boolean isCallers() {
    return callers;
  }
}
