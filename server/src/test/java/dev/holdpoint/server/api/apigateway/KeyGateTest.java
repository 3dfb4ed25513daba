package dev.holdpoint.server.api.apigateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKey;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.GatewayCall;
import dev.holdpoint.core.apigateway.GatewayError;
import dev.holdpoint.core.apigateway.GatewayLimits;
import dev.holdpoint.core.apigateway.GatewayRequest;
import dev.holdpoint.core.apigateway.Integration;
import dev.holdpoint.core.apigateway.MethodRequest;
import dev.holdpoint.core.apigateway.PayloadFormat;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.apigateway.UsagePlan;
import dev.holdpoint.core.apigateway.UsagePlans;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyGateTest {
  private static final String VALUE = "0123456789012345678901";

  private final Store store = new InMemoryStore();
  private final UsagePlans plans = new UsagePlans();
  private Instant now = Instant.parse("2026-11-29T23:59:00Z");
  private final KeyGate gate = new KeyGate(store, () -> now);

  private void plan(
      boolean enabled, UsagePlan.@Nullable Throttle throttle, UsagePlan.@Nullable Quota quota) {
    store.write(tx -> {
      plans.put(tx, new ApiKey("k", "key", VALUE, enabled, now));
      return plans.put(
          tx, new UsagePlan("p", "plan", List.of("x/v"), List.of("k"), throttle, quota));
    });
  }

  private String look(String value, String stage) {
    Route route =
        new Route(
            "GET",
            "/a",
            Integration.proxy("f", PayloadFormat.V1),
            new MethodRequest(Map.of(), Map.of(), null, null, List.of(), false, true));
    List<Stage> stages = List.of(new Stage(stage, Map.of()));
    Api api = new Api("x", "x", ApiKind.REST, stages, List.of(route), List.of());
    GatewayRequest request =
        new GatewayRequest(
            "GET",
            "/" + stage + "/a",
            "",
            Map.of(),
            Map.of("x-api-key", List.of(value)),
            new byte[0],
            "10.0.0.1",
            "x.example.com");
    GatewayCall call =
        ((GatewayCall.Callable) GatewayCall.find(api, request, GatewayLimits.AWS)).call();
    assertTrue(call.needsKey());
    return switch (gate.look(call)) {
      case KeyGate.Known(var admitted) -> admitted.key().id();
      case KeyGate.Refused(var error) -> error.name();
    };
  }

  @Test
  void onlyKeysOfAPlanOfTheStageMayCall() {
    plan(true, null, null);
    assertEquals("k", look(VALUE, "v"));
    assertEquals(GatewayError.BAD_API_KEY.name(), look(VALUE, "w"));
    assertEquals(GatewayError.BAD_API_KEY.name(), look(VALUE + "1", "v"));
    assertEquals(GatewayError.BAD_API_KEY.name(), look("", "v"));
    plan(false, null, null);
    assertEquals(GatewayError.BAD_API_KEY.name(), look(VALUE, "v"));
  }

  @Test
  void aDeletedKeyLeavesItsPlans() {
    plan(true, null, null);
    store.<Boolean>write(tx -> {
      plans.deleteKey(tx, "k");
      return true;
    });
    assertEquals(GatewayError.BAD_API_KEY.name(), look(VALUE, "v"));
    UsagePlan left = store.read(tx -> plans.plans(tx).getFirst());
    assertEquals(List.of(), left.keys());
  }

  @Test
  void throttlesRefillAndQuotasBeginAnew() {
    plan(true, new UsagePlan.Throttle(2, 1), new UsagePlan.Quota(4, UsagePlan.Period.DAY));
    assertEquals("k", look(VALUE, "v"));
    assertEquals("k", look(VALUE, "v"));
    assertEquals(GatewayError.THROTTLED.name(), look(VALUE, "v"));
    now = now.plus(Duration.ofSeconds(2));
    assertEquals("k", look(VALUE, "v"));
    assertEquals("k", look(VALUE, "v"));
    now = now.plus(Duration.ofSeconds(2));
    assertEquals(GatewayError.OVER_QUOTA.name(), look(VALUE, "v"));
    now = now.plus(Duration.ofMinutes(1));
    assertEquals("k", look(VALUE, "v"));
  }

  @Test
  void valuesAreLongAndOfOneKey() {
    plan(true, null, null);
    assertThrows(
        AwsException.class,
        () -> store.write(tx -> plans.put(tx, new ApiKey("l", "l", VALUE, true, now))));
    assertThrows(
        AwsException.class,
        () -> store.write(tx -> plans.put(tx, new ApiKey("l", "l", "short", true, now))));
  }
}
