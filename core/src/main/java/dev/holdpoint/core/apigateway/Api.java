package dev.holdpoint.core.apigateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One API.
 *
 * @param binaryMediaTypes a REST API's: what travels as bytes
 * @param parts what its methods refer to
 * @param folders a REST API's resources, but for its root, whose id is the API's own
 * @param details what else is said of it
 */
public record Api(
    String id,
    String name,
    ApiKind kind,
    List<Stage> stages,
    List<Route> routes,
    List<String> binaryMediaTypes,
    List<Folder> folders,
    ApiParts parts,
    ApiDetails details) {
  public Api(
      String id,
      String name,
      ApiKind kind,
      List<Stage> stages,
      List<Route> routes,
      List<String> binaryMediaTypes,
      List<Folder> folders,
      @Nullable ApiParts parts,
      @Nullable ApiDetails details) {
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.stages = Copies.of(stages);
    this.routes = Copies.of(routes);
    this.binaryMediaTypes = Copies.of(binaryMediaTypes);
    this.folders = Copies.of(folders);
    this.parts = parts == null ? ApiParts.NONE : parts;
    this.details = details == null ? ApiDetails.NONE : details;
  }

  /** One without folders of its own. */
  public Api(
      String id,
      String name,
      ApiKind kind,
      List<Stage> stages,
      List<Route> routes,
      List<String> binaryMediaTypes) {
    this(id, name, kind, stages, routes, binaryMediaTypes, List.of(), ApiParts.NONE, null);
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
    return new Api(id, name, kind, stages, others, binaryMediaTypes, folders, parts, details);
  }

  /** The same with this folder, in the place of one of its id. */
  public Api with(Folder folder) {
    List<Folder> others = replaced(folders, folder, f -> f.id().equals(folder.id()));
    return new Api(id, name, kind, stages, routes, binaryMediaTypes, others, parts, details);
  }

  /** The same without the folder of that id. */
  public Api withoutFolder(String folderId) {
    List<Folder> others = folders.stream().filter(f -> !f.id().equals(folderId)).toList();
    return new Api(id, name, kind, stages, routes, binaryMediaTypes, others, parts, details);
  }

  /** The same with these folders. */
  public Api withFolders(List<Folder> others) {
    return new Api(id, name, kind, stages, routes, binaryMediaTypes, others, parts, details);
  }

  /** The same under another name. */
  public Api named(String other, List<String> binary) {
    return new Api(id, other, kind, stages, routes, binary, folders, parts, details);
  }

  /** The same with these parts. */
  public Api with(ApiParts others) {
    return new Api(id, name, kind, stages, routes, binaryMediaTypes, folders, others, details);
  }

  /** The same, of which this is said. */
  public Api with(ApiDetails others) {
    return new Api(id, name, kind, stages, routes, binaryMediaTypes, folders, parts, others);
  }

  /** The same with these stages. */
  public Api withStages(List<Stage> others) {
    return new Api(id, name, kind, others, routes, binaryMediaTypes, folders, parts, details);
  }

  private static <T> List<T> replaced(List<T> all, T one, Predicate<T> same) {
    List<T> others = new ArrayList<>(all.stream().filter(same.negate()).toList());
    others.add(one);
    return others;
  }
}
