package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code Catch}.
 *
 * @param output what the state hands on in JSONata; null for the error's description
 */
public record Catcher(
    List<String> errorEquals,
    ResultPath resultPath,
    @Nullable Query output,
    @Nullable Query assign,
    String next) {
  public Catcher {
    errorEquals = List.copyOf(errorEquals);
  }
}
