package dev.holdpoint.core.engine;

import dev.holdpoint.core.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;
import tools.jackson.databind.JsonNode;

/**
 * Brings an execution's branches to where a journal entry says they are. Payloads stand once, in
 * the history: inputs, outputs and variables are found there again.
 */
final class Folding {
  private final JournalEntry entry;
  private IntTreePMap<Branch> branches;

  Folding(IntTreePMap<Branch> before, JournalEntry entry) {
    this.branches = before;
    this.entry = entry;
  }

  /** A branch has a greater number than the one it comes from, and positions stand in order. */
  IntTreePMap<Branch> branches() {
    for (Position position : entry.positions()) {
      if (isAwaited(position)) {
        fold(position);
      }
    }
    return branches;
  }

  /** Whether the state that began it still waits for it: another attempt, or none, may follow. */
  private boolean isAwaited(Position position) {
    Origin origin = position.origin();
    if (origin == null) {
      return true;
    }
    Branch parent = branches.get(origin.parent());
    return parent != null && parent.fork() != null && parent.fork().event() == origin.fork();
  }

  private void fold(Position position) {
    int id = position.branch();
    Branch before = branches.get(id);
    if (before != null && before.position().equals(position)) {
      // Told again at the end of the execution: nothing has moved.
      return;
    }
    if (position.phase() instanceof Phase.Done) {
      join(position);
      return;
    }
    Branch moved =
        new Branch(position, input(before, position), variables(before, position))
            .with(fork(before, position));
    boolean sameFork =
        before == null
            || before.fork() == null
            || (moved.fork() != null && moved.fork().event() == before.fork().event());
    if (!sameFork) {
      giveUpWithin(id);
    }
    branches = branches.plus(id, moved);
  }

  private void join(Position position) {
    Origin origin = position.origin();
    Branch parent = origin == null ? null : branches.get(origin.parent());
    if (origin == null || parent == null) {
      throw new IllegalStateException(
          "Expected a branch that others wait for (branch=" + position.branch() + ")");
    }
    String output = Journal.text(Journal.find(entry, position.lastEvent()), "output");
    Fork gathered = parent.gathered().with(origin.index(), Json.payload(output), output.length());
    branches = branches.minus(position.branch()).plus(origin.parent(), parent.with(gathered));
  }

  private JsonNode input(@Nullable Branch before, Position position) {
    if (position.phase() instanceof Phase.Yielding) {
      String member = position.isFresh() ? "input" : "output";
      return Json.payload(Journal.text(Journal.find(entry, position.lastEvent()), member));
    }
    if (before != null && before.position().enteredEvent() == position.enteredEvent()) {
      return before.input();
    }
    JsonNode kept = position.isFresh() ? kept(position.branch(), 0) : null;
    return kept == null
        ? Json.payload(Journal.text(Journal.find(entry, position.enteredEvent()), "input"))
        : kept;
  }

  private Map<String, JsonNode> variables(@Nullable Branch before, Position position) {
    Map<String, JsonNode> all = new HashMap<>(outer(before, position));
    for (JournalEntry.Assigned assigned : entry.assigned()) {
      if (assigned.branch() == position.branch()) {
        JsonNode details = Journal.find(entry, assigned.event()).details();
        JsonNode values = details == null ? null : details.get("assignedVariables");
        if (values != null) {
          values
              .properties()
              .forEach(e -> all.put(e.getKey(), Json.payload(e.getValue().asString())));
        }
      }
    }
    return all;
  }

  private Map<String, JsonNode> outer(@Nullable Branch before, Position position) {
    if (before != null) {
      return before.variables();
    }
    Branch parent = position.origin() == null ? null : branches.get(position.origin().parent());
    return parent == null ? Map.of() : parent.variables();
  }

  private @Nullable Fork fork(@Nullable Branch before, Position position) {
    if (!(position.phase() instanceof Phase.Forked forked)) {
      return null;
    }
    Fork known = before == null ? null : before.fork();
    return known != null && known.event() == forked.event()
        ? known
        : Fork.begin(forked.event(), kept(position.branch(), forked.event()));
  }

  private @Nullable JsonNode kept(int branch, long fork) {
    for (JournalEntry.Kept kept : entry.kept()) {
      if (kept.branch() == branch && kept.fork() == fork) {
        return Json.payload(kept.items());
      }
    }
    return null;
  }

  private void giveUpWithin(int branch) {
    Set<Integer> all = new HashSet<>(Set.of(branch));
    for (Branch each : branches.values()) {
      Origin origin = each.position().origin();
      if (origin != null && all.contains(origin.parent())) {
        all.add(each.position().branch());
      }
    }
    all.remove(branch);
    branches = branches.minusAll(all);
  }
}
