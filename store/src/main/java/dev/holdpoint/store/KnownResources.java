package dev.holdpoint.store;

import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a writer has read of resources that are seldom changed, so that it need not ask again. It is
 * the database's state at the beginning of the transaction: what the transaction itself changes is
 * read anew to its end, whether the change is kept or taken back. One thread at a time.
 */
final class KnownResources {
  /**
   * Kinds that come and go with each execution, request or call. All others are counted by the
   * triggers of {@code V0006__resource_changes.sql} when they change: a kind that is taken out of
   * this list needs a migration.
   */
  private static final Set<ResourceKind> VOLATILE =
      EnumSet.of(
          ResourceKind.ACTIVITY_TASK,
          ResourceKind.CHILD_EXECUTION,
          ResourceKind.CONFIRMATION,
          ResourceKind.EMPTIED,
          ResourceKind.FORGOTTEN,
          ResourceKind.MESSAGE_MOVE,
          ResourceKind.REDRIVE,
          ResourceKind.SCHEDULE,
          ResourceKind.SET_ASIDE);

  private static final int MAX_ENTRIES = 5_000;
  private static final int MAX_WEIGHT = 2_000_000;
  private static final int MAX_WEIGHT_EACH = MAX_WEIGHT / 10;

  private final Map<Asked, Answer> known = new LinkedHashMap<>(64, 0.75f, true);
  private final Set<ResourceKind> changed = EnumSet.noneOf(ResourceKind.class);
  private int weight;
  private long version;

  /** A question: for one by its key, or for those of a prefix. */
  record Asked(ResourceKind kind, String key, @Nullable String after, int limit) {
    private static final int BY_KEY = -1;

    static Asked one(ResourceKind kind, String key) {
      return new Asked(kind, key, null, BY_KEY);
    }
  }

  /**
   * What is there, in order.
   *
   * @param weight the length of all that was read
   */
  record Answer(List<Resource> resources, int weight) {}

  /**
   * A transaction begins.
   *
   * @param now which change of resources was the last one, whoever made it
   */
  void begin(long now) {
    changed.clear();
    if (version != now) {
      known.clear();
      weight = 0;
      version = now;
    }
  }

  /** A transaction begins, before which nobody else can have changed anything. */
  void begin() {
    changed.clear();
  }

  /** The answer that is known, or the one that is read. */
  List<Resource> answer(Asked asked, Supplier<Answer> read) {
    Answer answer = known.get(asked);
    if (answer == null) {
      answer = read.get();
      keep(asked, answer);
    }
    return answer.resources();
  }

  /** A row of this kind is about to change. */
  void change(ResourceKind kind) {
    if (!VOLATILE.contains(kind) && changed.add(kind)) {
      Iterator<Map.Entry<Asked, Answer>> each = known.entrySet().iterator();
      while (each.hasNext()) {
        Map.Entry<Asked, Answer> next = each.next();
        if (next.getKey().kind() == kind) {
          weight -= next.getValue().weight();
          each.remove();
        }
      }
    }
  }

  private void keep(Asked asked, Answer answer) {
    ResourceKind kind = asked.kind();
    if (VOLATILE.contains(kind) || changed.contains(kind) || answer.weight() > MAX_WEIGHT_EACH) {
      return;
    }
    known.put(asked, answer);
    weight += answer.weight();
    Iterator<Answer> eldest = known.values().iterator();
    while (known.size() > MAX_ENTRIES || weight > MAX_WEIGHT) {
      weight -= eldest.next().weight();
      eldest.remove();
    }
  }
}
