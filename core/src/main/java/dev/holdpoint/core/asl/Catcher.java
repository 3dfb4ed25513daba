package dev.holdpoint.core.asl;

import java.util.List;

/** One entry of {@code Catch}. */
public record Catcher(List<String> errorEquals, ResultPath resultPath, String next) {
  public Catcher {
    errorEquals = List.copyOf(errorEquals);
  }
}
