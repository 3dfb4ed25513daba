package dev.holdpoint.server.build;

import dev.holdpoint.server.host.InstallCommand;
import java.io.IOException;
import java.util.stream.Collectors;

/** Code that cannot be built; its message says why, and what to do. */
public final class BuildException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BuildException(String message) {
    super(message);
  }

  /** A tool that failed, with the last that it said. */
  static BuildException of(BuildOrder order, String what, IOException why) {
    String said = why.getMessage();
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof InstallCommand.Failure failure && !failure.lines().isEmpty()) {
        said = failure.lines().stream().collect(Collectors.joining("\n  ", "\n  ", "\n"));
      }
    }
    return new BuildException(
        "%s could not be built: %s failed: %s".formatted(order.id(), what, said));
  }
}
