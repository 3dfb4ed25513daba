package dev.holdpoint.app.stack;

import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.stream.Stream;

/** Rows that may be large, and are better not all in memory at once. */
public final class Rows {
  private static final int PAGE = 20;

  private Rows() {}

  /** Those whose key begins like this, a page at a time. */
  public static Stream<Resource> of(Tx tx, ResourceKind kind, String prefix) {
    return Stream.iterate(
            tx.resources().list(kind, prefix, null, PAGE),
            page -> !page.isEmpty(),
            page ->
                page.size() < PAGE
                    ? List.of()
                    : tx.resources().list(kind, prefix, page.getLast().key(), PAGE))
        .flatMap(List::stream);
  }
}
