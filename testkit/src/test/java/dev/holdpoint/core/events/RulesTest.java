package dev.holdpoint.core.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class RulesTest {
  private static final String PATTERN = "{\"source\":[\"shop\"]}";
  private final EventsFixture fixture = new EventsFixture();

  private static void refused(String code, String message, Executable call) {
    AwsException refused = assertThrows(AwsException.class, call);
    assertEquals(code + ": " + message, refused.code() + ": " + refused.getMessage());
  }

  private Rule onBus(String bus, RuleSettings settings) {
    RuleRequest wanted = new RuleRequest("r", bus, RuleState.ENABLED, settings, Map.of());
    return fixture.ask(tx -> fixture.rules.put(tx, fixture.turn(), wanted));
  }

  private static RuleSettings settings(@Nullable String pattern, @Nullable String schedule) {
    return new RuleSettings(pattern, schedule, null, null);
  }

  @Test
  void ruleIsKeptAsItWasPut() {
    fixture.pattern("r", PATTERN);
    fixture.machine("r");
    Rule rule = fixture.ask(tx -> fixture.rules.get(tx, Home.DEFAULT, "r", null));
    assertEquals("arn:aws:events:us-east-1:000000000000:rule/r", rule.arn().value());
    assertEquals(PATTERN, rule.settings().eventPattern());
    assertEquals(List.of(EventsFixture.machineTarget(EventsFixture.MACHINE, null)), rule.targets());
  }

  @Test
  void replacedRuleKeepsItsTargets() {
    fixture.pattern("r", PATTERN);
    fixture.machine("r");
    assertEquals(1, fixture.schedule("r", "rate(1 hour)").targets().size());
  }

  @Test
  void ruleNeedsAPatternOrASchedule() {
    refused(
        "ValidationException",
        "Parameter(s) EventPattern or ScheduleExpression must be specified.",
        () -> fixture.rule("r", RuleState.ENABLED, settings(null, null)));
  }

  @Test
  void ruleWithTargetsStays() {
    fixture.pattern("r", PATTERN);
    fixture.machine("r");
    Executable delete = () -> fixture.run(tx -> fixture.rules.delete(tx, Home.DEFAULT, "r", null));
    refused("ValidationException", "Rule can't be deleted since it has targets.", delete);
    List<String> unknown =
        fixture.ask(
            tx -> fixture.rules.removeTargets(tx, Home.DEFAULT, "r", null, Set.of("m", "x")));
    assertEquals(List.of("x"), unknown);
    fixture.run(tx -> fixture.rules.delete(tx, Home.DEFAULT, "r", null));
    refused(
        "ResourceNotFoundException",
        "Rule r does not exist on EventBus default.",
        () -> fixture.run(tx -> fixture.rules.get(tx, Home.DEFAULT, "r", null)));
  }

  @Test
  void unknownKindsOfTargetsAreRefusedByName() {
    fixture.pattern("r", PATTERN);
    String stream = "arn:aws:kinesis:us-east-1:000000000000:stream/s";
    refused(
        "ValidationException",
        "Parameter "
            + stream
            + " is not valid. Reason: Holdpoint does not know targets of this kind yet (service"
            + " kinesis).",
        () -> fixture.target("r", Target.of("t", Arn.of(stream))));
    refused(
        "ValidationException",
        "Parameter q is not valid. Reason: Provided Arn is not in correct format.",
        () -> fixture.target("r", Target.of("t", Arn.of("q"))));
    refused(
        "ValidationException",
        "RoleArn is required for target " + EventsFixture.MACHINE + ".",
        () -> fixture.target("r", Target.of("t", EventsFixture.MACHINE)));
    refused(
        "ValidationException",
        "1 validation error detected: Value 'a b' at 'targets.1.member.id' failed to satisfy"
            + " constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
        () -> fixture.target("r", Target.of("a b", EventsFixture.FUNCTION)));
  }

  @Test
  void ruleHasFiveTargetsAtMost() {
    fixture.pattern("r", PATTERN);
    IntStream.range(0, 5)
        .forEach(i -> fixture.target("r", Target.of("t" + i, EventsFixture.FUNCTION)));
    fixture.target("r", Target.of("t4", EventsFixture.FUNCTION));
    AwsException refused =
        assertThrows(
            AwsException.class, () -> fixture.target("r", Target.of("t5", EventsFixture.FUNCTION)));
    assertEquals("LimitExceededException", refused.code());
  }

  @Test
  void rulesAreFoundByTheirTarget() {
    fixture.pattern("a", PATTERN);
    fixture.machine("a");
    fixture.pattern("b", PATTERN);
    assertEquals(
        List.of("a"),
        fixture
            .ask(tx -> fixture.rules.listByTarget(tx, Home.DEFAULT, null, EventsFixture.MACHINE))
            .stream()
            .map(Rule::name)
            .toList());
  }

  @Test
  void customBusHasRulesOfItsOwn() {
    fixture.run(tx -> fixture.buses.create(tx, fixture.turn(), "mine", BusWish.PLAIN));
    Rule rule = onBus("mine", settings(PATTERN, null));
    assertEquals("arn:aws:events:us-east-1:000000000000:rule/mine/r", rule.arn().value());
    fixture.run(tx ->
        fixture.rules.putTargets(
            tx,
            fixture.turn(),
            "r",
            "arn:aws:events:us-east-1:000000000000:event-bus/mine",
            List.of(EventsFixture.machineTarget(EventsFixture.MACHINE, null))));
    fixture.put(EventsFixture.entry("shop", "{}"));
    assertEquals(0, fixture.started.size());
    fixture.put(new PutEntry("shop", "t", "{}", "mine", null, List.of()));
    assertEquals(1, fixture.started.size());
  }

  @Test
  void busesAreGuarded() {
    fixture.run(tx -> fixture.buses.create(tx, fixture.turn(), "mine", BusWish.PLAIN));
    onBus("mine", settings(PATTERN, null));
    refused(
        "ValidationException",
        "ScheduleExpression is supported only on the default event bus.",
        () -> onBus("mine", settings(null, "rate(1 hour)")));
    refused(
        "ResourceNotFoundException",
        "Event bus nowhere does not exist.",
        () -> onBus("nowhere", settings(PATTERN, null)));
    refused(
        "ResourceAlreadyExistsException",
        "Event bus default already exists.",
        () ->
            fixture.run(tx -> fixture.buses.create(tx, fixture.turn(), "default", BusWish.PLAIN)));
    refused(
        "ValidationException",
        "EventBus can't be deleted since it has rules.",
        () -> fixture.run(tx -> fixture.buses.delete(tx, Home.DEFAULT, "mine")));
    refused(
        "ValidationException",
        "Cannot delete event bus default.",
        () -> fixture.run(tx -> fixture.buses.delete(tx, Home.DEFAULT, "default")));
  }
}
