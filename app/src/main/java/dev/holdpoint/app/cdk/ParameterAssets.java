package dev.holdpoint.app.cdk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The assets of a stack that names them by its parameters, as CDK's first version does: the
 * manifest tells which parameters say where a file was published.
 *
 * @param files each by the key that the template then names
 * @param parameters what the template is given for them
 */
record ParameterAssets(Map<String, Path> files, Map<String, String> parameters) {
  private static final String TYPE = "aws:cdk:asset";
  private static final String BUCKET = "cdk-assets";

  ParameterAssets {
    files = Map.copyOf(files);
    parameters = Map.copyOf(parameters);
  }

  /** Reads them off a stack's metadata; container images stay without a value. */
  static ParameterAssets of(Path directory, JsonNode artifact) {
    Map<String, Path> files = new HashMap<>();
    Map<String, String> parameters = new HashMap<>();
    for (JsonNode entries : artifact.path("metadata").values()) {
      for (JsonNode entry : entries.values()) {
        JsonNode asset = entry.path("data");
        if (entry.path("type").asString("").equals(TYPE) && asset.has("s3KeyParameter")) {
          String key = key(asset);
          files.put(key, directory.resolve(asset.path("path").asString("")));
          parameters.put(asset.path("s3BucketParameter").asString(""), BUCKET);
          // The template joins what stands before and behind the bars: a folder and a name.
          parameters.put(asset.path("s3KeyParameter").asString(""), "||" + key);
          parameters.put(
              asset.path("artifactHashParameter").asString(""),
              asset.path("sourceHash").asString(""));
        }
      }
    }
    parameters.remove("");
    return new ParameterAssets(files, parameters);
  }

  private static String key(JsonNode asset) {
    String hash = asset.path("sourceHash").asString(asset.path("id").asString(""));
    String path = asset.path("path").asString("");
    boolean zipped = asset.path("packaging").asString("").equals("zip");
    int dot = path.lastIndexOf('.');
    return hash + (zipped || dot < path.lastIndexOf('/') ? ".zip" : path.substring(dot));
  }
}
