package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.destination.OwedRequest;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.core.pipes.PipeSettings;
import dev.holdpoint.core.pipes.PipeTargets;
import dev.holdpoint.core.pipes.PipeTargets.Item;
import dev.holdpoint.core.pipes.PipeTemplate;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.work.CallerHome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What one pipe does with a batch. A target in this store is given it in the commit that takes the
 * events from its source, so once; what is called outside is called before that, so at least once.
 * Events that a target did not take come again, as their source says.
 */
final class PipeRun {
  private static final Logger LOG = LoggerFactory.getLogger(PipeRun.class);
  private static final Duration WITHOUT_CALLS = Duration.ofSeconds(30);

  private final Pipe pipe;
  private final PipeSettings settings;
  private final PipeParts parts;
  private final PipeCalls calls;
  private final Home home;

  PipeRun(Pipe pipe, PipeParts parts) {
    this.pipe = pipe;
    this.settings = pipe.settings();
    this.parts = parts;
    this.calls = new PipeCalls(parts);
    this.home = Home.of(pipe.arn());
  }

  /** How long one batch may take. */
  Duration longest() {
    return CallerHome.call(home, this::sum);
  }

  private Duration sum() {
    Arn enrichment = settings.enrichment();
    Duration first = enrichment == null ? Duration.ZERO : calls.longest(enrichment);
    Duration then = settings.waits() ? calls.longest(settings.target()) : WITHOUT_CALLS;
    return first.plus(then);
  }

  /**
   * Carries a batch.
   *
   * @param events as they came from the source
   * @param ids what a target calls those that failed
   * @param ordered whether none behind the first that failed may be done
   * @return which are done, by their places, asked in the transaction that takes them away
   */
  Function<Tx, List<Integer>> run(List<JsonNode> events, List<String> ids, boolean ordered) {
    try {
      return CallerHome.call(home, () -> carry(events, ids, ordered));
    } catch (PipeCalls.FailedException | AwsException e) {
      LOG.warn("A pipe's batch comes again: {} pipe={}", e.getMessage(), pipe.arn());
      return _ -> List.of();
    }
  }

  private Function<Tx, List<Integer>> carry(
      List<JsonNode> events, List<String> ids, boolean ordered) {
    List<Integer> all = IntStream.range(0, events.size()).boxed().toList();
    Arn enrichment = settings.enrichment();
    List<Item> items = items(enrichment == null ? events : enriched(enrichment, events));
    if (items.isEmpty()) {
      // An empty answer of an enrichment is AWS's way to filter.
      return _ -> all;
    }
    if (settings.waits()) {
      List<Integer> done = done(all, ids, calls.call(settings.target(), together(items)));
      return _ -> done;
    }
    if (settings.requests()) {
      List<Integer> done = taken(all, items, ordered, this::request);
      return _ -> done;
    }
    TargetKind kind = TargetKind.of(settings.target());
    boolean whole = kind == TargetKind.FUNCTION || kind == TargetKind.STATE_MACHINE;
    return tx -> {
      Turn turn = parts.turns().now().in(home);
      return whole
          ? start(tx, turn, all, together(items))
          : taken(all, items, ordered, item -> give(tx, turn, item));
    };
  }

  private List<Item> items(List<JsonNode> events) {
    PipeTemplate templates = new PipeTemplate(pipe, parts.turns().clock().instant());
    String template = settings.targetTemplate();
    return events.stream().map(event -> new Item(event, templates.fill(template, event))).toList();
  }

  private static String together(List<Item> items) {
    return Json.write(Json.array().addAll(items.stream().map(Item::input).toList()));
  }

  private List<JsonNode> enriched(Arn enrichment, List<JsonNode> events) {
    PipeTemplate templates = new PipeTemplate(pipe, parts.turns().clock().instant());
    String template = settings.enrichmentTemplate();
    List<JsonNode> asked = events.stream().map(one -> templates.fill(template, one)).toList();
    JsonNode answer = calls.call(enrichment, Json.write(Json.array().addAll(asked)));
    if (answer.isArray()) {
      return answer.valueStream().toList();
    }
    boolean empty =
        answer.isNull()
            || (answer.isObject() && answer.isEmpty())
            || answer.asString("-").isEmpty();
    return empty ? List.of() : List.of(answer);
  }

  /** All, unless the target names some that failed; one that it cannot know fails all. */
  private static List<Integer> done(List<Integer> all, List<String> ids, JsonNode answer) {
    JsonNode failures = answer.path("batchItemFailures");
    if (!failures.isArray()) {
      return all;
    }
    Set<String> failed =
        failures
            .valueStream()
            .map(one -> one.path("itemIdentifier").asString(""))
            .collect(Collectors.toSet());
    return ids.containsAll(failed)
        ? all.stream().filter(place -> !failed.contains(ids.get(place))).toList()
        : List.of();
  }

  private List<Integer> start(Tx tx, Turn turn, List<Integer> all, String input) {
    try {
      parts.targets().start(tx, turn, pipe, input);
      return all;
    } catch (AwsException e) {
      LOG.warn("A pipe's target refused: {} pipe={}", e.getMessage(), pipe.arn());
      return List.of();
    }
  }

  /**
   * The places of what was taken, one after the other. What an enrichment made belongs to no event:
   * then it is all or none.
   */
  private List<Integer> taken(
      List<Integer> all, List<Item> items, boolean ordered, Predicate<Item> taking) {
    boolean single = settings.enrichment() == null;
    List<Integer> done = new ArrayList<>();
    boolean goesOn = true;
    for (int i = 0; i < items.size() && goesOn; i++) {
      boolean took = taking.test(items.get(i));
      if (!took && !single) {
        throw new PipeCalls.FailedException("The target did not take all of a batch");
      }
      if (took) {
        done.add(i);
      }
      goesOn = took || !ordered;
    }
    return single ? done : all;
  }

  private boolean give(Tx tx, Turn turn, Item item) {
    try {
      parts.targets().give(tx, turn, pipe, item);
      return true;
    } catch (AwsException e) {
      LOG.warn("A pipe's target refused: {} pipe={}", e.getMessage(), pipe.arn());
      return false;
    }
  }

  private boolean request(Item item) {
    OwedRequest request =
        new OwedRequest(
            pipe.name(),
            pipe.arn(),
            PipeTargets.request(pipe, item),
            item.text(),
            Json.write(item.event()),
            parts.turns().clock().instant());
    String trouble = parts.requests().tell(request);
    if (trouble != null) {
      LOG.warn("A pipe's target failed: {} pipe={}", trouble, pipe.arn());
    }
    return trouble == null;
  }
}
