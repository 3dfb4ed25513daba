package dev.holdpoint.core.pipes;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.StreamPositions;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Pipes, as their users set them. Thread-safe: keeps no state.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/Welcome.html">AWS:
 *     EventBridge Pipes' API</a>
 */
public final class Pipes {
  /** AWS's quota of pipes in an account and region. */
  public static final int MOST = 1000;

  private static final int MOST_OF_ALL = 100_000;
  private static final int MOST_TAGS = 50;
  private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
  private static final String RESOURCE = "pipe/";

  public Pipe create(
      Tx tx,
      Turn turn,
      String name,
      PipeSettings settings,
      boolean running,
      Map<String, String> tags) {
    if (!NAME.matcher(name).matches()) {
      throw PipesError.validation("The name of a pipe must match [\\.\\-_A-Za-z0-9]+.");
    }
    PipeRules.check(tx, turn.home(), settings);
    checkTags(tags);
    if (find(tx, turn.home(), name) != null) {
      throw PipesError.conflict("Pipe " + name + " already exists.");
    }
    if (list(tx, turn.home(), "", null, MOST).size() >= MOST) {
      throw PipesError.tooMany(MOST);
    }
    Arn arn = turn.home().arn("pipes", RESOURCE + name);
    return put(tx, new Pipe(name, arn, settings, running, tags, turn.now(), turn.now()));
  }

  /**
   * Replaces what a user says of it.
   *
   * @param running whether it is to run, or null for as it was
   */
  public Pipe update(
      Tx tx, Turn turn, String name, PipeSettings settings, @Nullable Boolean running) {
    Pipe there = get(tx, turn.home(), name);
    PipeRules.check(tx, turn.home(), settings);
    boolean run = running == null ? there.running() : running;
    return put(tx, there.with(settings, run, turn.now()));
  }

  /** Starts or stops it. */
  public Pipe run(Tx tx, Turn turn, String name, boolean running) {
    Pipe there = get(tx, turn.home(), name);
    return put(tx, there.with(there.settings(), running, turn.now()));
  }

  public Pipe get(Tx tx, Home home, String name) {
    Pipe found = find(tx, home, name);
    if (found == null) {
      throw PipesError.missing(name);
    }
    return found;
  }

  public @Nullable Pipe find(Tx tx, Home home, String name) {
    JsonNode body = tx.resources().find(ResourceKind.PIPE, scope(home) + name);
    return body == null ? null : Json.read(body, Pipe.class);
  }

  /** Those whose names begin so, by name. */
  public List<Pipe> list(Tx tx, Home home, String prefix, @Nullable String after, int limit) {
    String behind = after == null ? null : scope(home) + after;
    return tx.resources().list(ResourceKind.PIPE, scope(home) + prefix, behind, limit).stream()
        .map(row -> Json.read(row.body(), Pipe.class))
        .toList();
  }

  /** Every account's, by their keys. */
  public Map<String, Pipe> all(Tx tx) {
    Map<String, Pipe> all = new TreeMap<>();
    tx.resources()
        .list(ResourceKind.PIPE, "", null, MOST_OF_ALL)
        .forEach(row -> all.put(row.key(), Json.read(row.body(), Pipe.class)));
    return all;
  }

  public Pipe delete(Tx tx, Home home, String name) {
    Pipe there = get(tx, home, name);
    tx.resources().delete(ResourceKind.PIPE, scope(home) + name);
    StreamPositions.forget(tx, there.arn().value());
    tx.announce(there.arn().value());
    return there;
  }

  /** The pipe that an ARN names. */
  public Pipe named(Tx tx, Home home, String arn) {
    String begin = home.arn("pipes", RESOURCE).value();
    if (!arn.startsWith(begin)) {
      throw PipesError.missing(arn);
    }
    return get(tx, home, arn.substring(begin.length()));
  }

  /** Adds tags and takes some away. */
  public void tag(Tx tx, Home home, String arn, Map<String, String> added, Set<String> removed) {
    Pipe there = named(tx, home, arn);
    Map<String, String> tags = new TreeMap<>(there.tags());
    tags.putAll(added);
    tags.keySet().removeAll(removed);
    checkTags(tags);
    put(tx, there.tagged(tags));
  }

  private static void checkTags(Map<String, String> tags) {
    if (tags.size() > MOST_TAGS) {
      throw PipesError.validation("A pipe can have at most " + MOST_TAGS + " tags.");
    }
    if (tags.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
      throw PipesError.validation("Tag keys that begin with aws: are reserved for AWS.");
    }
  }

  private static Pipe put(Tx tx, Pipe pipe) {
    tx.resources()
        .put(ResourceKind.PIPE, scope(Home.of(pipe.arn())) + pipe.name(), Json.tree(pipe));
    tx.announce(pipe.arn().value());
    return pipe;
  }

  /** What stands before the names of an account's pipes; no name has a blank in it. */
  private static String scope(Home home) {
    return home.account() + " " + home.region() + " ";
  }
}
