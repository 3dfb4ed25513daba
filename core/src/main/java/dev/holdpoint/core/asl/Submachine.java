package dev.holdpoint.core.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** States and where they begin: a whole machine, a Parallel's branch or a Map's processor. */
public record Submachine(String startAt, Map<String, State> states) {
  public Submachine {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }
}
