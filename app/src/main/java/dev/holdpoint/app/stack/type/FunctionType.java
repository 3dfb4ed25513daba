package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.FunctionSettings;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.core.store.Tx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** {@code AWS::Lambda::Function}, its code beside the template, within it or in a bucket. */
public final class FunctionType implements ResourceType {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionType.class);

  private static final String KEPT = "KeptCode";
  private static final String RESERVED = "ReservedConcurrentExecutions";

  private final Functions functions;
  private final Layers layers;
  private final CodePlaces codes;
  private final Consumer<Arn> changed;
  private final Consumer<Function> made;

  /**
   * @param changed hears of a function that runs otherwise from now on, after the commit
   * @param made hears of each function that is there, after the commit
   */
  public FunctionType(
      Functions functions,
      Layers layers,
      CodePlaces codes,
      Consumer<Arn> changed,
      Consumer<Function> made) {
    this.functions = functions;
    this.layers = layers;
    this.codes = codes;
    this.changed = changed;
    this.made = made;
  }

  @Override
  public String name() {
    return "AWS::Lambda::Function";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "FunctionName",
        "Runtime",
        "Handler",
        "Code",
        "Environment",
        "Layers",
        "DeadLetterConfig",
        "LoggingConfig",
        RESERVED,
        "MemorySize",
        "Timeout",
        "Description",
        "Tags",
        "Role",
        "PackageType");
  }

  /** Nothing that a handler can see: where it runs, how it is traced, how it is billed. */
  @Override
  public Set<String> ignored() {
    return Set.of(
        "Architectures",
        "EphemeralStorage",
        "RecursiveLoop",
        "RuntimeManagementConfig",
        "SnapStart",
        "TracingConfig",
        "VpcConfig");
  }

  @Override
  public String nameProperty() {
    return "FunctionName";
  }

  @Override
  public Set<String> files() {
    return Set.of("Code", "Runtime", "Handler", "PackageType");
  }

  @Override
  public Map<String, JsonNode> load(Wanted files) {
    if (!files.textOr("PackageType", "Zip").equals("Zip")) {
      throw files.mistake("PackageType", "container images do not run here; use Zip");
    }
    return Map.of(KEPT, Json.tree(CodeProperty.kept(files, codes)));
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    FunctionCode code = Json.read(wanted.get(KEPT), FunctionCode.class);
    FunctionSettings settings = settings(tx, wanted);
    Arn arn = turn.home().arn("lambda", "function:" + wanted.name());
    Function there = functions.find(tx, arn);
    if (there == null) {
      warnOfFormat(wanted);
      there = functions.create(tx, turn, wanted.name(), settings, code, Map.of());
    } else if (!there.settings().equals(settings) || !there.code().equals(code)) {
      there = functions.change(tx, turn, there, settings, code);
      tx.afterCommit(() -> changed.accept(arn));
    }
    there = tagged(tx, there, wanted);
    Integer reserved = wanted.has(RESERVED) ? Integer.valueOf(wanted.numberOr(RESERVED, 0)) : null;
    if (!Objects.equals(there.reserved(), reserved)) {
      functions.reserve(tx, there, reserved);
    }
    Function whole = there;
    tx.afterCommit(() -> made.accept(whole));
    return new Made(wanted.name(), Map.of("Arn", Json.text(arn.value())));
  }

  private Function tagged(Tx tx, Function there, Wanted wanted) {
    Map<String, String> tags = new HashMap<>();
    wanted
        .get("Tags")
        .values()
        .forEach(tag -> tags.put(tag.path("Key").asString(""), tag.path("Value").asString("")));
    Set<String> gone = new HashSet<>(there.tags().keySet());
    gone.removeAll(tags.keySet());
    return there.tags().equals(tags) ? there : functions.tag(tx, there, tags, gone);
  }

  /** SAM's own starters ask for JSON, so this is no reason to refuse them. */
  private static void warnOfFormat(Wanted wanted) {
    if (wanted.get("LoggingConfig").path("LogFormat").asString("Text").equals("JSON")) {
      LOG.warn(
          "{}: LoggingConfig asks for JSON; its lines are kept as they are written, and levels"
              + " do not count.",
          wanted.logicalId());
    }
  }

  private FunctionSettings settings(Tx tx, Wanted wanted) {
    List<String> uses = wanted.get("Layers").values().stream().map(JsonNode::asString).toList();
    return new FunctionSettings(
        wanted.text("Runtime"),
        wanted.text("Handler"),
        wanted.numberOr("Timeout", FunctionSettings.DEFAULT_TIMEOUT_SECONDS),
        wanted.numberOr("MemorySize", FunctionSettings.DEFAULT_MEMORY_MEGABYTES),
        wanted.textOr("Description", ""),
        wanted.textOr("Role", ""),
        wanted.texts(wanted.get("Environment").path("Variables")),
        layers.uses(tx, uses),
        wanted.get("DeadLetterConfig").path("TargetArn").stringValue(null),
        wanted.get("LoggingConfig").path("LogGroup").stringValue(null));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Arn arn = turn.home().arn("lambda", "function:" + made.physicalId());
    Function there = functions.find(tx, arn);
    if (there != null) {
      functions.delete(tx, there);
      tx.afterCommit(() -> changed.accept(arn));
    }
  }
}
