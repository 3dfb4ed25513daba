package dev.holdpoint.core.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How far the shards of streams were read, for each mapping: that outlives the process. */
public final class StreamPositions {
  private static final int MOST = 10_000;

  private StreamPositions() {}

  /**
   * A shard's position.
   *
   * @param after the last record that was done, or null where reading begins at its oldest
   * @param done whether the shard is closed and read to its end
   * @param owner which of several nodes reads it
   * @param until for how long that one may
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Position(
      @Nullable String after, boolean done, @Nullable String owner, @Nullable Instant until) {
    /** At the oldest record of all, and nobody's. */
    public static final Position OLDEST = new Position(null, false, null, null);

    public Position at(@Nullable String sequenceNumber, boolean end) {
      return new Position(sequenceNumber, end, owner, until);
    }

    Position of(String node, Instant time) {
      return new Position(after, done, node, time);
    }
  }

  private static String key(String mapping, String shard) {
    return mapping + " " + shard;
  }

  /** The position, or null where the shard was never looked at. */
  public static @Nullable Position find(Tx tx, String mapping, String shard) {
    JsonNode row = tx.resources().find(ResourceKind.STREAM_POSITION, key(mapping, shard));
    return row == null ? null : Json.read(row, Position.class);
  }

  /** Whether no shard was ever looked at for this mapping. */
  public static boolean isNew(Tx tx, String mapping) {
    return tx.resources().list(ResourceKind.STREAM_POSITION, mapping + " ", null, 1).isEmpty();
  }

  public static void put(Tx tx, String mapping, String shard, Position position) {
    tx.resources().put(ResourceKind.STREAM_POSITION, key(mapping, shard), Json.tree(position));
  }

  /**
   * Leaves a shard to one node until then.
   *
   * @return the shard's position, or null where another node has it
   */
  public static @Nullable Position lease(
      Tx tx, String mapping, String shard, String node, Instant now, Instant until) {
    Position there = find(tx, mapping, shard);
    Position free = there == null ? Position.OLDEST : there;
    Instant others = free.until();
    if (!node.equals(free.owner()) && others != null && others.isAfter(now)) {
      return null;
    }
    Position mine = free.of(node, until);
    put(tx, mapping, shard, mine);
    return mine;
  }

  public static void forget(Tx tx, String mapping) {
    for (Resource row :
        tx.resources().list(ResourceKind.STREAM_POSITION, mapping + " ", null, MOST)) {
      tx.resources().delete(ResourceKind.STREAM_POSITION, row.key());
    }
  }
}
