package dev.holdpoint.core.apigateway;

import java.util.ArrayList;
import java.util.List;

/**
 * One API.
 *
 * @param binaryMediaTypes a REST API's: what travels as base64 between it and its functions
 */
public record Api(
    String id,
    String name,
    ApiKind kind,
    List<Stage> stages,
    List<Route> routes,
    List<String> binaryMediaTypes) {
  public Api {
    stages = List.copyOf(stages);
    routes = List.copyOf(routes);
    binaryMediaTypes = List.copyOf(binaryMediaTypes);
  }

  /** The same with this stage, in the place of one of its name. */
  public Api with(Stage stage) {
    List<Stage> all = new ArrayList<>(without(stage.name()).stages());
    all.add(stage);
    return new Api(id, name, kind, all, routes, binaryMediaTypes);
  }

  /** The same without the stage of that name. */
  public Api without(String stageName) {
    List<Stage> others = stages.stream().filter(s -> !s.name().equals(stageName)).toList();
    return new Api(id, name, kind, others, routes, binaryMediaTypes);
  }
}
