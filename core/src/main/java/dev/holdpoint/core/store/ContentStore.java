package dev.holdpoint.core.store;

import org.jspecify.annotations.Nullable;

/** Large contents, in parts of about a megabyte, by a key of their own: what nodes must share. */
public interface ContentStore {
  /** Keeps a part, in place of the one of this number. */
  void put(String key, int part, byte[] bytes);

  /** A part; null where there is none. */
  byte @Nullable [] find(String key, int part);

  /** Takes all parts away. */
  void delete(String key);
}
