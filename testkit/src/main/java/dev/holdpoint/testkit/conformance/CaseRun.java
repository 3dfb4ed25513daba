package dev.holdpoint.testkit.conformance;

import dev.holdpoint.core.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs one case against one endpoint, once. */
public final class CaseRun {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();
  private static final long LAST_PAUSE_NANOS = Duration.ofMillis(150).toNanos();

  private final Case given;
  private final Endpoint endpoint;
  private final Placeholders placeholders;
  private final Map<Integer, Answer> answers = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();

  private CaseRun(Case given, Endpoint endpoint) {
    this.given = given;
    this.endpoint = endpoint;
    placeholders = new Placeholders(endpoint.account(), Endpoint.REGION);
    placeholders.adoptForgotten(given);
  }

  /** Where the endpoint answers otherwise than recorded; nothing where the case passes. */
  public static List<Difference> of(Case given, Endpoint endpoint) {
    CaseRun run = new CaseRun(given, endpoint);
    run.run();
    return List.copyOf(run.differences);
  }

  private void run() {
    boolean on = true;
    for (int i = 0; on && i < given.steps().size(); i++) {
      switch (given.steps().get(i)) {
        case Step.Call call -> on = call(i, call);
        case Step.Match match -> match(match);
        case Step.MatchBuilt match -> compare(match.name(), Form.of(build(match.value())));
      }
    }
  }

  /** Whether the case can go on. */
  private boolean call(int number, Step.Call call) {
    Answer answer = repeat(number, call);
    answers.put(number, answer);
    return switch (answer) {
      case Answer.Refused refused -> call.refused() || differ(number, call, refused.text());
      case Answer.Given given ->
          call.refused() ? !differ(number, call, "no refusal") : bind(number, call, given);
    };
  }

  private Answer repeat(int number, Step.Call call) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    long pause = FIRST_PAUSE_NANOS;
    JsonNode params = placeholders.fill(call.params());
    while (true) {
      Answer answer = endpoint.call(call.service(), call.operation(), params);
      Until until = call.until();
      if (until == null
          || !(answer instanceof Answer.Given(_, var members))
          || until.holds(members, placeholders)) {
        return answer;
      }
      if (Until.isOver(members) || System.nanoTime() - end > 0) {
        differ(
            number,
            call,
            "never: " + until.path() + (until.any() ? "" : " not") + " in " + until.of());
        return answer;
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(LAST_PAUSE_NANOS, pause * 3 / 2);
    }
  }

  private boolean bind(int number, Step.Call call, Answer.Given answer) {
    for (Map.Entry<String, String> bind : call.binds().entrySet()) {
      List<JsonNode> found = CasePath.parse(bind.getValue()).find(answer.shown());
      if (found.isEmpty()) {
        return differ(number, call, "no " + bind.getValue());
      }
      placeholders.bind(bind.getKey(), found.getFirst().asString());
    }
    return true;
  }

  private boolean differ(int number, Step.Call call, String got) {
    String wanted = call.refused() ? "a refusal" : "an answer";
    differences.add(new Difference("step " + number + ", " + call.operation(), wanted, got));
    return false;
  }

  private void match(Step.Match match) {
    JsonNode recorded = recorded(match.name());
    JsonNode shown =
        switch (answer(match.of())) {
          case Answer.Given given -> Form.of(given.shown());
          case Answer.Refused refused -> Form.member(refused.shownAs(recorded));
        };
    List<JsonNode> found =
        match.path() == null ? List.of(shown) : CasePath.parse(match.path()).find(shown);
    if (found.isEmpty()) {
      differences.add(Difference.of(match.name() + " " + match.path(), recorded, null));
    } else {
      compare(match.name(), found.getFirst());
    }
  }

  private JsonNode recorded(String name) {
    JsonNode recorded = given.recorded().get(name);
    if (recorded == null) {
      throw new IllegalArgumentException("Nothing is recorded as " + name + " in " + given.id());
    }
    return recorded;
  }

  private Answer answer(int step) {
    Answer answer = answers.get(step);
    if (answer == null) {
      throw new IllegalArgumentException("Step " + step + " is no call in " + given.id());
    }
    return answer;
  }

  private void compare(String name, JsonNode got) {
    Comparison comparison = new Comparison(placeholders, given.recordedOn());
    comparison.compare(name, stripped(recorded(name)), stripped(got));
    differences.addAll(comparison.differences());
  }

  private JsonNode stripped(JsonNode tree) {
    JsonNode own = tree.deepCopy();
    given.ignored().forEach(path -> path.removeFrom(own));
    return own;
  }

  /** A value with each {@code {"of", "path"}} replaced by what it finds. */
  private JsonNode build(JsonNode value) {
    return switch (value) {
      case ObjectNode object when object.has("of") && object.has("path") && object.size() == 2 ->
          find(object);
      case ObjectNode object -> {
        ObjectNode built = Json.object();
        Step.byName(object).forEach((name, member) -> built.set(name, build(member)));
        yield built;
      }
      case ArrayNode array -> {
        ArrayNode built = Json.array();
        array.values().forEach(member -> built.add(build(member)));
        yield built;
      }
      default -> placeholders.fill(value);
    };
  }

  private JsonNode find(ObjectNode place) {
    return answer(place.get("of").intValue()) instanceof Answer.Given given
        ? CasePath.parse(place.get("path").stringValue()).find(given.shown()).stream()
            .findFirst()
            .orElse(Json.nullNode())
        : Json.nullNode();
  }
}
