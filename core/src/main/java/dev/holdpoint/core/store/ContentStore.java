package dev.holdpoint.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Large contents, in parts of about a megabyte, by a key of their own: what nodes must share. */
public interface ContentStore {
  /** Keeps a part, in place of the one of this number. */
  void put(String key, int part, byte[] bytes);

  /** A part; null where there is none. */
  byte @Nullable [] find(String key, int part);

  /** How many parts have this number or a higher one. */
  int count(String key, int from);

  /** What is kept, by the keys' order. */
  List<Kept> list(@Nullable String afterKey, int most);

  /** Takes a part away. */
  void delete(String key, int part);

  /** Takes all parts away. */
  void delete(String key);

  /**
   * A content.
   *
   * @param first the lowest number of its parts
   */
  record Kept(String key, int first) {}
}
