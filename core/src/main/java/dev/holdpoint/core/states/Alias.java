package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A name for one or two versions of a machine, among which it divides the executions. */
public record Alias(
    Arn arn,
    String name,
    Arn machine,
    @Nullable String description,
    List<Route> routes,
    Instant createdAt,
    Instant updatedAt) {
  public Alias {
    routes = List.copyOf(routes);
  }

  /** How many of a hundred executions run on this version. */
  public record Route(Arn version, int weight) {}

  boolean refersTo(Arn version) {
    return routes.stream().anyMatch(route -> route.version().equals(version));
  }

  /**
   * The version that an execution runs.
   *
   * @param chance from 0 up to 1, without 1
   */
  Arn choose(double chance) {
    double left = chance * 100;
    for (Route route : routes) {
      left -= route.weight();
      if (left < 0) {
        return route.version();
      }
    }
    return routes.getLast().version();
  }
}
