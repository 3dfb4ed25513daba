package dev.holdpoint.core.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a branch comes from.
 *
 * @param parent number of the branch that stands in the Parallel or Map state
 * @param fork number of the event that started that state's work; a new attempt has a new one
 * @param index which of the state's branches or iterations it is, from 0
 */
public record Origin(
    @JsonProperty("u") int parent, @JsonProperty("f") long fork, @JsonProperty("x") int index) {

  /**
   * Those that come from a branch, however far.
   *
   * @param all in the order of their numbers: a branch has a greater one than it comes from
   */
  static List<Branch> within(int branch, Collection<Branch> all) {
    Set<Integer> known = new HashSet<>(Set.of(branch));
    List<Branch> found = new ArrayList<>();
    for (Branch each : all) {
      Origin origin = each.position().origin();
      if (origin != null && known.contains(origin.parent())) {
        known.add(each.position().branch());
        found.add(each);
      }
    }
    return found;
  }
}
