package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Folder;
import dev.holdpoint.core.apigateway.Folders;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.apigateway.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** APIs and their parts as AWS's model writes them. */
final class Shown {
  private Shown() {}

  static RestApi api(Api api) {
    return RestApi.builder()
        .id(api.id())
        .name(api.name())
        .binaryMediaTypes(api.binaryMediaTypes().isEmpty() ? null : api.binaryMediaTypes())
        .apiKeySource("HEADER")
        .disableExecuteApiEndpoint(false)
        .rootResourceId(api.id())
        .build();
  }

  static software.amazon.awssdk.services.apigateway.model.Stage stage(Stage stage) {
    return software.amazon.awssdk.services.apigateway.model.Stage.builder()
        .stageName(stage.name())
        .deploymentId("current")
        .variables(stage.variables().isEmpty() ? null : stage.variables())
        .cacheClusterEnabled(false)
        .tracingEnabled(false)
        .build();
  }

  /** All resources, the root among them, by path; those of an OpenAPI body have no folders. */
  static List<Resource> resources(Api api) {
    List<Resource> all = new ArrayList<>();
    all.add(resource(api, api.id(), null, null, "/"));
    for (Folder folder : api.folders()) {
      String path = Objects.requireNonNullElse(Folders.path(api, folder.id()), "/");
      all.add(resource(api, folder.id(), folder.parentId(), folder.pathPart(), path));
    }
    api.routes().stream()
        .map(Route::path)
        .distinct()
        .filter(path -> all.stream().noneMatch(known -> known.path().equals(path)))
        .forEach(
            path -> all.add(resource(api, Integer.toHexString(path.hashCode()), null, null, path)));
    all.sort(Comparator.comparing(Resource::path));
    return all;
  }

  private static Resource resource(
      Api api, String id, @Nullable String parent, @Nullable String part, String path) {
    Map<String, Method> methods =
        api.routes().stream()
            .filter(route -> route.path().equals(path))
            .collect(Collectors.toMap(Route::method, _ -> Method.builder().build()));
    return Resource.builder()
        .id(id)
        .parentId(parent)
        .pathPart(part)
        .path(path)
        .resourceMethods(methods.isEmpty() ? null : methods)
        .build();
  }

  /** A page of a list, and where the next one begins. */
  record Page<T>(List<T> items, @Nullable String position) {
    private static final int USUAL = 25;
    private static final int MOST = 500;

    static <T> Page<T> of(
        List<T> all, Function<T, String> id, @Nullable String position, @Nullable Integer limit) {
      int size = Math.clamp(limit == null ? USUAL : limit, 1, MOST);
      List<T> rest = all;
      if (position != null) {
        List<String> ids = all.stream().map(id).toList();
        int at = ids.indexOf(position);
        if (at < 0) {
          throw GatewayDesk.bad("Invalid position specified");
        }
        rest = all.subList(at + 1, all.size());
      }
      boolean more = rest.size() > size;
      List<T> items = List.copyOf(more ? rest.subList(0, size) : rest);
      return new Page<>(items, more ? id.apply(items.getLast()) : null);
    }
  }
}
