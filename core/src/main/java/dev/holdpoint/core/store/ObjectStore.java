package dev.holdpoint.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of objects in buckets; their contents are files. */
public interface ObjectStore {
  /** Adds or replaces. */
  void put(ObjectRow row);

  @Nullable ObjectRow find(String bucket, String key);

  /** The object that has this content, or null where none has. */
  @Nullable ObjectRow ofContent(String content);

  /**
   * Those of a bucket whose key begins with the prefix, in the order of their keys' UTF-8.
   *
   * @param after only those with a greater key, or null
   */
  List<ObjectRow> list(String bucket, String prefix, @Nullable String after, int limit);

  /**
   * Takes it away.
   *
   * @return whether it was there
   */
  boolean delete(String bucket, String key);
}
