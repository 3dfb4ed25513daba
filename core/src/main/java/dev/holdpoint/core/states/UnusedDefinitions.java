package dev.holdpoint.core.states;

import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Definitions that no machine and no version has any more, and no execution that is kept. None of
 * them comes back: each change of a machine makes a definition of its own.
 */
public final class UnusedDefinitions {
  private static final int PAGE = 500;

  private UnusedDefinitions() {}

  /** The keys of some of them, as all is at one moment; only reads. */
  public static List<String> find(Tx tx, int limit) {
    Set<String> used = new HashSet<>(tx.executions().definitions());
    addAll(tx, ResourceKind.STATE_MACHINE, "/definition", used);
    addAll(tx, ResourceKind.STATE_MACHINE_VERSION, "/machine/definition", used);
    Set<String> unused = new HashSet<>();
    String after = null;
    do {
      List<Resource> page = page(tx, ResourceKind.DEFINITION, after);
      page.stream().map(Resource::key).filter(key -> !used.contains(key)).forEach(unused::add);
      after = page.size() == PAGE ? page.getLast().key() : null;
    } while (after != null && unused.size() < limit);
    return unused.stream().limit(limit).toList();
  }

  private static void addAll(Tx tx, ResourceKind kind, String pointer, Set<String> used) {
    String after = null;
    do {
      List<Resource> page = page(tx, kind, after);
      page.forEach(row -> used.add(row.body().at(pointer).asString("")));
      after = page.size() == PAGE ? page.getLast().key() : null;
    } while (after != null);
  }

  private static List<Resource> page(Tx tx, ResourceKind kind, @Nullable String after) {
    return tx.resources().list(kind, "", after, PAGE);
  }
}
