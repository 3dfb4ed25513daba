package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.logs.LogGroup;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code AWS::Logs::LogGroup}. One that is there already, as its function logged before, is taken
 * over.
 *
 * @param deleted told, after the commit, of a group that is gone
 */
public record LogGroupType(LogGroups groups, Consumer<Arn> deleted) implements ResourceType {
  private static final String RETENTION = "RetentionInDays";

  @Override
  public String name() {
    return "AWS::Logs::LogGroup";
  }

  @Override
  public Set<String> properties() {
    return Set.of("LogGroupName", RETENTION);
  }

  /** Nothing here is encrypted, billed or searched for personal data. */
  @Override
  public Set<String> ignored() {
    return Set.of("KmsKeyId", "LogGroupClass", "DataProtectionPolicy", "Tags");
  }

  @Override
  public String nameProperty() {
    return "LogGroupName";
  }

  @Override
  public int nameLength() {
    return 512;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Arn arn = LogGroups.arn(turn.home(), wanted.name());
    LogGroup there = groups.ensure(tx, arn, turn.now());
    Integer days = wanted.has(RETENTION) ? Integer.valueOf(wanted.numberOr(RETENTION, 0)) : null;
    if (!Objects.equals(days, there.retentionDays())) {
      groups.keepFor(tx, arn, days);
    }
    return new Made(wanted.name(), Map.of("Arn", Json.text(arn + ":*")));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Arn arn = LogGroups.arn(turn.home(), made.physicalId());
    if (groups.find(tx, arn) != null) {
      groups.delete(tx, arn);
      tx.afterCommit(() -> deleted.accept(arn));
    }
  }
}
