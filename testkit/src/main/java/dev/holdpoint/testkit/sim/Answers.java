package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.Activity;
import dev.holdpoint.testkit.check.Ledger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Whoever holds task tokens: answers, answers again, beats, forges, and works for an activity. */
final class Answers {
  private static final String ACTIVITY = "work";

  private final World world;
  private final Random random;
  private final List<String> known = new ArrayList<>();

  Answers(World world) {
    this.world = world;
    this.random = world.random;
  }

  void prepare(SimulatedNode node) {
    node.write((tx, turn) -> node.rules().activities().create(tx, turn, ACTIVITY, Map.of()));
  }

  /** A token that somebody came to see. */
  void learn(String token) {
    if (!token.isEmpty()) {
      known.add(token);
    }
  }

  private @Nullable String token() {
    return known.isEmpty() || random.nextInt(12) == 0
        ? null
        : known.get(random.nextInt(known.size()));
  }

  String answer(SimulatedNode node) {
    String token = token();
    if (token == null) {
      return forge(node);
    }
    TaskRef task = world.tokens.read(token);
    if (task == null) {
      throw new IllegalStateException("Expected a token of ours, but it is none");
    }
    Ledger.Answer answer =
        random.nextInt(3) > 0
            ? new Ledger.Answer(task, "{\"by\": " + random.nextInt(1_000) + "}", null)
            : new Ledger.Answer(task, null, "Rejected" + random.nextInt(1_000));
    send(node, token, answer);
    world.ledger.answered(answer);
    return "takes the answer of " + task;
  }

  private static void send(SimulatedNode node, String token, Ledger.Answer answer) {
    node.write((tx, turn) -> {
      if (answer.output() != null) {
        node.rules().answers().success(tx, turn, token, answer.output());
      } else {
        node.rules().answers().failure(tx, turn, token, answer.error(), "no");
      }
      return true;
    });
  }

  private String forge(SimulatedNode node) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    try {
      node.write((tx, turn) -> {
        node.rules().answers().success(tx, turn, token, "1");
        return true;
      });
    } catch (AwsException refused) {
      return "refuses a forged token";
    }
    throw new IllegalStateException("Expected a refusal, but a forged token was taken");
  }

  String beat(SimulatedNode node) {
    String token = token();
    if (token == null) {
      return "hears no heartbeat";
    }
    node.write((tx, turn) -> {
      node.rules().answers().heartbeat(tx, turn, token);
      return true;
    });
    return "hears a heartbeat";
  }

  /** A worker asks an activity for a task. */
  String work(SimulatedNode node) {
    Activities activities = node.rules().activities();
    String arn = Home.DEFAULT.arn("states", "activity:" + ACTIVITY).value();
    Activities.Task task =
        node.<Activities.@Nullable Task>write((tx, turn) -> {
          Activity activity = activities.get(tx, arn);
          return activities.take(tx, turn, node.rules().engine(), world.tokens, activity, "w");
        });
    learn(task == null ? "" : task.token());
    return task == null ? "has no task for a worker" : "gives a task to a worker";
  }
}
