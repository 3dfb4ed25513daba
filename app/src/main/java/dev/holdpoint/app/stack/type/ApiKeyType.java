package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.ApiKey;
import dev.holdpoint.core.apigateway.UsagePlans;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::ApiGateway::ApiKey}; one without a value gets one that stays. */
public record ApiKeyType(UsagePlans plans) implements ResourceType {
  private static final int CHARACTERS = 40;

  @Override
  public String name() {
    return "AWS::ApiGateway::ApiKey";
  }

  @Override
  public Set<String> properties() {
    return Set.of("Name", "Value", "Enabled");
  }

  @Override
  public Set<String> ignored() {
    // A key counts by usage plans; stages of its own are of a time before there were any.
    return Set.of("Description", "CustomerId", "GenerateDistinctId", "StageKeys", "Tags");
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public int nameLength() {
    return 1_024;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    ApiKey there = known == null ? null : plans.key(tx, known.physicalId());
    String id = there == null ? letters(turn).substring(0, 10) : there.id();
    String value = there == null ? letters(turn).substring(0, CHARACTERS) : there.value();
    ApiKey key =
        new ApiKey(
            id,
            wanted.name(),
            wanted.textOr("Value", value),
            wanted.flagOr("Enabled", false),
            there == null ? turn.now() : there.created());
    plans.put(tx, key);
    return new Made(id, Map.of("APIKeyId", Json.text(id)));
  }

  private static String letters(Turn turn) {
    return (turn.ids().uuid() + turn.ids().uuid()).replace("-", "");
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    plans.deleteKey(tx, made.physicalId());
  }
}
