package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.LayerVersion;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::Lambda::LayerVersion}, its content in a folder or zip beside the template, or in a
 * bucket. Other content is another version; the old one goes, and functions that use it keep it.
 */
public record LayerType(Layers layers, CodePlaces codes) implements ResourceType {
  private static final String KEPT = "KeptContent";

  @Override
  public String name() {
    return "AWS::Lambda::LayerVersion";
  }

  @Override
  public Set<String> properties() {
    return Set.of("LayerName", "Content", "Description", "LicenseInfo", "CompatibleRuntimes");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("CompatibleArchitectures");
  }

  @Override
  public String nameProperty() {
    return "LayerName";
  }

  @Override
  public int nameLength() {
    return 140;
  }

  @Override
  public Set<String> files() {
    return Set.of("Content");
  }

  @Override
  public Map<String, JsonNode> load(Wanted files) {
    return Map.of(KEPT, Json.tree(CodeProperty.placed(files, "Content", codes)));
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    FunctionCode code = Json.read(wanted.get(KEPT), FunctionCode.class);
    LayerVersion there = known == null ? null : layers.find(tx, known.physicalId());
    boolean same = there != null && there.name().equals(wanted.name()) && there.code().equals(code);
    LayerVersion version = same && there != null ? there : publish(tx, turn, wanted, code);
    return new Made(
        version.arn().value(), Map.of("LayerVersionArn", Json.text(version.arn().value())));
  }

  private LayerVersion publish(Tx tx, Turn turn, Wanted wanted, FunctionCode code) {
    List<String> runtimes =
        wanted.get("CompatibleRuntimes").values().stream().map(JsonNode::asString).toList();
    return layers.publish(
        tx,
        turn,
        wanted.name(),
        wanted.textOr("Description", ""),
        wanted.textOr("LicenseInfo", ""),
        runtimes,
        code);
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    layers.delete(tx, made.physicalId());
  }
}
