package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.UsagePlan;
import dev.holdpoint.core.apigateway.UsagePlans;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::ApiGateway::UsagePlanKey}: a key that may call by a plan. */
public record UsagePlanKeyType(UsagePlans plans) implements ResourceType {
  private static final String OF_PLAN = "OfPlan";
  private static final String OF_KEY = "OfKey";

  @Override
  public String name() {
    return "AWS::ApiGateway::UsagePlanKey";
  }

  @Override
  public Set<String> properties() {
    return Set.of("KeyId", "KeyType", "UsagePlanId");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    String id = wanted.text("UsagePlanId");
    String key = wanted.text("KeyId");
    UsagePlan plan = plans.plan(tx, id);
    if (plan == null) {
      throw wanted.mistake("UsagePlanId", "there is no usage plan " + id);
    }
    if (plans.key(tx, key) == null) {
      throw wanted.mistake("KeyId", "there is no API key " + key);
    }
    plans.join(tx, plan, key);
    return new Made(key + ":" + id, Map.of(OF_PLAN, Json.text(id), OF_KEY, Json.text(key)));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    UsagePlan plan = plans.plan(tx, RestApis.attribute(made, OF_PLAN));
    if (plan != null) {
      plans.leave(tx, plan, RestApis.attribute(made, OF_KEY));
    }
  }
}
