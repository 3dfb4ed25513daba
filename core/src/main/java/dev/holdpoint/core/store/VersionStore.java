package dev.holdpoint.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of objects of whose keys {@link ObjectStore} has the newest: older versions,
 * and marks of deletions, of which one may be the newest of its key.
 */
public interface VersionStore {
  /** Adds one. Rank, version and content are new. */
  void add(VersionRow version);

  /** The version of a key that has this name, or null where none has that is kept here. */
  @Nullable VersionRow find(String bucket, String key, String version);

  /** The newest of a key that is kept here, or null. */
  @Nullable VersionRow newest(String bucket, String key);

  /** The version that has this content, or null where none has. */
  @Nullable ObjectRow ofContent(String content);

  /**
   * All of a bucket whose key begins with the prefix, those of {@link ObjectStore} among them (with
   * the rank {@link VersionRow#CURRENT}): in the order of their keys' UTF-8, each key's newest
   * first.
   *
   * @param after only those with a greater key, or with this one
   * @param rank and a greater rank
   */
  List<VersionRow> list(String bucket, String prefix, String after, long rank, int limit);

  /**
   * Takes one away that is kept here.
   *
   * @return whether it was there
   */
  boolean delete(String bucket, String key, long rank);
}
