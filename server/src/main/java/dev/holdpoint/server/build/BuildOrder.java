package dev.holdpoint.server.build;

import java.nio.file.Path;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A function or a layer that is to be built.
 *
 * @param id its logical id
 * @param source the folder with its source
 * @param runtime a function's; empty for a layer
 * @param handler a function's; empty for a layer
 * @param metadata what the template says of its build
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-building.html">AWS:
 *     building</a>
 */
public record BuildOrder(
    String id, Path source, boolean layer, String runtime, String handler, JsonNode metadata) {

  /** The tool that the template names, else what a function's runtime is built by. */
  String method() {
    return metadata.path("BuildMethod").asString(runtime);
  }

  boolean isNamed() {
    return metadata.has("BuildMethod");
  }

  JsonNode properties() {
    return metadata.path("BuildProperties");
  }

  /** Where in what is built the code goes. */
  Path placed(Path artifact, Function<Path, Path> layers) {
    return layer ? layers.apply(artifact) : artifact;
  }
}
