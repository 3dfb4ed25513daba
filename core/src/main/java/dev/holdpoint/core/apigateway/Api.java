package dev.holdpoint.core.apigateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One API.
 *
 * @param binaryMediaTypes a REST API's: what travels as bytes
 * @param folders a REST API's resources, but for its root, whose id is the API's own
 */
public record Api(
    String id,
    String name,
    ApiKind kind,
    List<Stage> stages,
    List<Route> routes,
    List<String> binaryMediaTypes,
    List<Folder> folders) {
  public Api {
    stages = Copies.of(stages);
    routes = Copies.of(routes);
    binaryMediaTypes = Copies.of(binaryMediaTypes);
    folders = Copies.of(folders);
  }

  /** One without folders of its own. */
  public Api(
      String id,
      String name,
      ApiKind kind,
      List<Stage> stages,
      List<Route> routes,
      List<String> binaryMediaTypes) {
    this(id, name, kind, stages, routes, binaryMediaTypes, List.of());
  }

  /** The same with this stage, in the place of one of its name. */
  public Api with(Stage stage) {
    return withStages(replaced(stages, stage, s -> s.name().equals(stage.name())));
  }

  /** The same without the stage of that name. */
  public Api without(String stageName) {
    return withStages(stages.stream().filter(s -> !s.name().equals(stageName)).toList());
  }

  /** The same with this route, in the place of one of its method and path. */
  public Api with(Route route) {
    return withRoutes(
        replaced(
            routes,
            route,
            r -> r.method().equals(route.method()) && r.path().equals(route.path())));
  }

  /** The same without the route of that method and path. */
  public Api without(String method, String path) {
    return withRoutes(
        routes.stream()
            .filter(r -> !(r.method().equals(method) && r.path().equals(path)))
            .toList());
  }

  /** The same with these routes. */
  public Api withRoutes(List<Route> others) {
    return new Api(id, name, kind, stages, others, binaryMediaTypes, folders);
  }

  /** The same with this folder, in the place of one of its id. */
  public Api with(Folder folder) {
    List<Folder> others = replaced(folders, folder, f -> f.id().equals(folder.id()));
    return new Api(id, name, kind, stages, routes, binaryMediaTypes, others);
  }

  /** The same without the folder of that id. */
  public Api withoutFolder(String folderId) {
    List<Folder> others = folders.stream().filter(f -> !f.id().equals(folderId)).toList();
    return new Api(id, name, kind, stages, routes, binaryMediaTypes, others);
  }

  /** The same under another name. */
  public Api named(String other, List<String> binary) {
    return new Api(id, other, kind, stages, routes, binary, folders);
  }

  private Api withStages(List<Stage> others) {
    return new Api(id, name, kind, others, routes, binaryMediaTypes, folders);
  }

  private static <T> List<T> replaced(List<T> all, T one, Predicate<T> same) {
    List<T> others = new ArrayList<>(all.stream().filter(same.negate()).toList());
    others.add(one);
    return others;
  }
}
