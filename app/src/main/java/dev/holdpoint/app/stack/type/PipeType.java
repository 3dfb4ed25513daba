package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.core.pipes.PipeSettings;
import dev.holdpoint.core.pipes.Pipes;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::Pipes::Pipe}.
 *
 * @param changed hears, after a commit, that pipes changed
 */
public record PipeType(Pipes pipes, Runnable changed) implements ResourceType {
  private static final Set<String> STATES = Set.of("RUNNING", "STOPPED");

  @Override
  public String name() {
    return "AWS::Pipes::Pipe";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "Name",
        "Description",
        "DesiredState",
        "Source",
        "SourceParameters",
        "Enrichment",
        "EnrichmentParameters",
        "Target",
        "TargetParameters",
        "RoleArn",
        "LogConfiguration",
        "Tags");
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    PipeSettings settings = settings(wanted);
    boolean running = running(wanted);
    Pipe there = pipes.find(tx, turn.home(), wanted.name());
    if (there != null && !there.settings().source().equals(settings.source())) {
      // Another source is another pipe.
      pipes.delete(tx, turn.home(), there.name());
      there = null;
    }
    Pipe now =
        there == null
            ? pipes.create(
                tx, turn, wanted.name(), settings, running, wanted.texts(wanted.get("Tags")))
            : changed(tx, turn, there, settings, running);
    tx.afterCommit(changed);
    return new Made(
        now.name(),
        Map.of(
            "Arn", Json.text(now.arn().value()),
            "CurrentState", Json.text(now.running() ? "RUNNING" : "STOPPED"),
            "CreationTime", Json.text(now.createdAt().toString()),
            "LastModifiedTime", Json.text(now.modifiedAt().toString())));
  }

  private Pipe changed(Tx tx, Turn turn, Pipe there, PipeSettings settings, boolean running) {
    boolean same = there.settings().equals(settings) && there.running() == running;
    return same ? there : pipes.update(tx, turn, there.name(), settings, running);
  }

  private static boolean running(Wanted wanted) {
    String state = wanted.textOr("DesiredState", "RUNNING");
    if (!STATES.contains(state)) {
      throw wanted.mistake("DesiredState", "expected RUNNING or STOPPED, but it is " + state);
    }
    return state.equals("RUNNING");
  }

  private static PipeSettings settings(Wanted wanted) {
    String enrichment = wanted.findText("Enrichment");
    return new PipeSettings(
        wanted.findText("Description"),
        Arn.of(wanted.text("Source")),
        parameters(wanted, "SourceParameters"),
        enrichment == null ? null : Arn.of(enrichment),
        parameters(wanted, "EnrichmentParameters"),
        Arn.of(wanted.text("Target")),
        parameters(wanted, "TargetParameters"),
        wanted.text("RoleArn"),
        parameters(wanted, "LogConfiguration"));
  }

  private static @Nullable JsonNode parameters(Wanted wanted, String property) {
    return wanted.has(property) ? wanted.get(property) : null;
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    if (pipes.find(tx, turn.home(), made.physicalId()) != null) {
      pipes.delete(tx, turn.home(), made.physicalId());
      tx.afterCommit(changed);
    }
  }
}
