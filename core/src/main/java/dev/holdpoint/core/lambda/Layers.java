package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lambda's layers: versions that are published and never changed. Thread-safe: keeps no state.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html">AWS: layers</a>
 */
public final class Layers {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]{1,140}");
  private static final String LATEST = "latest";
  private static final int MOST = 10_000;

  /** The ARN of a layer, by its name or by its own ARN. */
  public static String arn(Home home, String nameOrArn) {
    if (nameOrArn.startsWith("arn:")) {
      return nameOrArn;
    }
    if (!NAME.matcher(nameOrArn).matches()) {
      throw LambdaError.constraint(
          nameOrArn, "layerName", "satisfy regular expression pattern: " + NAME);
    }
    return home.arn("lambda", "layer:" + nameOrArn).value();
  }

  /** Adds the layer's next version; its content must be durable before. */
  public LayerVersion publish(
      Tx tx,
      Turn turn,
      String name,
      String description,
      String license,
      List<String> runtimes,
      FunctionCode code) {
    String layer = arn(turn.home(), name);
    JsonNode known = tx.resources().find(ResourceKind.LAYER, layer);
    long version = known == null ? 1 : known.path(LATEST).asLong(0) + 1;
    tx.resources().put(ResourceKind.LAYER, layer, Json.object().put(LATEST, version));
    Arn arn = Arn.of(layer + ":" + version);
    String plain = layer.substring(layer.lastIndexOf(':') + 1);
    LayerVersion made =
        new LayerVersion(arn, plain, version, description, license, runtimes, code, turn.now());
    tx.resources().put(ResourceKind.LAYER_VERSION, arn.value(), Json.tree(made));
    return made;
  }

  public @Nullable LayerVersion find(Tx tx, String arn) {
    JsonNode json = tx.resources().find(ResourceKind.LAYER_VERSION, arn);
    return json == null ? null : Json.read(json, LayerVersion.class);
  }

  /** The version; {@code ResourceNotFoundException} where there is none. */
  public LayerVersion existing(Tx tx, String arn) {
    LayerVersion version = find(tx, arn);
    if (version == null) {
      throw LambdaError.layerNotFound(arn);
    }
    return version;
  }

  /** What a function that names these versions uses. */
  public List<LayerUse> uses(Tx tx, List<String> arns) {
    return arns.stream().map(arn -> existing(tx, arn).use()).toList();
  }

  /** The versions of one layer, the latest first. */
  public List<LayerVersion> versions(Tx tx, String layerArn) {
    return list(tx, layerArn + ":");
  }

  /** Every version of every layer, the latest of each layer first. */
  public List<LayerVersion> all(Tx tx, Home home) {
    return list(tx, home.arn("lambda", "layer:").value());
  }

  private static List<LayerVersion> list(Tx tx, String prefix) {
    return tx.resources().list(ResourceKind.LAYER_VERSION, prefix, null, MOST).stream()
        .map(row -> Json.read(row.body(), LayerVersion.class))
        .sorted(
            Comparator.comparing(LayerVersion::name)
                .thenComparing(Comparator.comparingLong(LayerVersion::version).reversed()))
        .toList();
  }

  /** Takes a version away; functions that use it keep it. */
  public void delete(Tx tx, String arn) {
    tx.resources().delete(ResourceKind.LAYER_VERSION, arn);
  }
}
