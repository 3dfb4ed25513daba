package dev.holdpoint.testkit;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows in the order of their keys; every change can be taken back. One thread. */
final class MemoryTable<K, V> {
  private final TreeMap<K, V> rows;
  private final UndoLog undo;

  MemoryTable(Comparator<? super K> order, UndoLog undo) {
    this.rows = new TreeMap<>(order);
    this.undo = undo;
  }

  @Nullable V find(K key) {
    undo.checkOpen();
    return rows.get(key);
  }

  /** A view of all rows, for reading only. */
  NavigableMap<K, V> rows() {
    undo.checkOpen();
    return rows;
  }

  void add(K key, V row) {
    if (rows.containsKey(key)) {
      throw new IllegalStateException("Expected a new key, but it was taken (key=" + key + ")");
    }
    put(key, row);
  }

  void put(K key, V row) {
    undo.push(reversal(key));
    rows.put(key, row);
  }

  /** Takes a row away; returns what was there. */
  @Nullable V remove(K key) {
    undo.push(reversal(key));
    return rows.remove(key);
  }

  private Runnable reversal(K key) {
    V old = rows.get(key);
    return old == null ? () -> rows.remove(key) : () -> rows.put(key, old);
  }
}
