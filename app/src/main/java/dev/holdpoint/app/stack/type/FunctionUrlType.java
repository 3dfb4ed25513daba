package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Address;
import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.FunctionName;
import dev.holdpoint.core.lambda.FunctionUrl;
import dev.holdpoint.core.lambda.FunctionUrls;
import dev.holdpoint.core.lambda.Versions;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::Lambda::Url}: an address that a function has of its own, here below ours. */
public record FunctionUrlType(Versions versions, FunctionUrls urls, Address address)
    implements ResourceType {
  @Override
  public String name() {
    return "AWS::Lambda::Url";
  }

  @Override
  public Set<String> properties() {
    return Set.of("TargetFunctionArn", "Qualifier", "AuthType", "Cors", "InvokeMode");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    FunctionName.Named name = FunctionName.named(turn.home(), wanted.text("TargetFunctionArn"));
    String qualifier = wanted.has("Qualifier") ? wanted.text("Qualifier") : name.qualifier();
    Arn function = versions.named(tx, turn.home(), name.base().value(), qualifier).arn();
    String mode = wanted.has("InvokeMode") ? wanted.text("InvokeMode") : null;
    FunctionUrl url =
        urls.put(tx, turn, function, wanted.text("AuthType"), mode, cors(wanted.get("Cors")));
    return new Made(
        function.value(),
        Map.of(
            "FunctionArn", Json.text(function.value()),
            "FunctionUrl", Json.text(address.text() + url.path())));
  }

  private static FunctionUrl.@Nullable Cors cors(JsonNode cors) {
    return cors.isMissingNode()
        ? null
        : new FunctionUrl.Cors(
            texts(cors.path("AllowOrigins")),
            texts(cors.path("AllowMethods")),
            texts(cors.path("AllowHeaders")),
            texts(cors.path("ExposeHeaders")),
            cors.path("AllowCredentials").asBoolean(false),
            cors.has("MaxAge") ? cors.get("MaxAge").asInt() : null);
  }

  private static List<String> texts(JsonNode all) {
    return all.values().stream().map(JsonNode::asString).toList();
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    urls.delete(tx, Arn.of(made.physicalId()));
  }
}
