package dev.holdpoint.core.store;

import dev.holdpoint.core.aws.Arn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of distributed Map states, and the items that they work on, kept once. */
public interface MapRunStore {
  /** Adds a run; its ARN and id must be new. */
  void create(MapRunRow row);

  @Nullable MapRunRow find(long id);

  @Nullable MapRunRow find(Arn arn);

  /**
   * The run that an execution began at this event.
   *
   * @return null where there is none
   */
  @Nullable MapRunRow find(ExecutionId execution, long event);

  /** Changes how a run stands; all else of it stays. */
  void put(long id, String body);

  /**
   * The runs that an execution began, newest first.
   *
   * @param before only those with a smaller id, or null to begin with the newest
   */
  List<MapRunRow> list(ExecutionId execution, @Nullable Long before, int limit);

  /** Takes a run away, with its items; nothing happens where there is none. */
  void delete(long id);

  /** Keeps some items, in place of those that begin at the same index. */
  void putItems(long run, MapItems items);

  /** The part in which the item of this index is, or null where there is none. */
  @Nullable MapItems items(long run, long index);

  /** Takes away all parts that begin at or behind this index. */
  void deleteItems(long run, long from);

  /**
   * Takes some of a run's parts away that nobody needs any more.
   *
   * @return how many, at most {@code limit}
   */
  int forgetItems(long run, int limit);
}
