package dev.holdpoint.core.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The states and the ways between them: every way leads somewhere, every state can be reached. */
final class Graph {
  private static final String MISSING = "MISSING_TRANSITION_TARGET";

  private final Submachine machine;
  private final String location;
  private final Problems problems;

  private Graph(Submachine machine, String location, Problems problems) {
    this.machine = machine;
    this.location = location;
    this.problems = problems;
  }

  /** Checks a machine and all that is within it. */
  static void check(Submachine root, Problems problems) {
    check(root, "", problems, new HashSet<>());
  }

  /** Checks all that is within one state. */
  static void checkWithin(State state, Problems problems) {
    checkWithin(state, "", problems, new HashSet<>(Set.of(state.name())));
  }

  private static void check(
      Submachine machine, String location, Problems problems, Set<String> names) {
    new Graph(machine, location, problems).check();
    for (State state : machine.states().values()) {
      String at = location + "/States/" + state.name();
      if (!names.add(state.name())) {
        problems.add("DUPLICATE_STATE_NAME", "Duplicate State name: " + state.name(), at);
      }
      checkWithin(state, at, problems, names);
    }
  }

  private static void checkWithin(State state, String at, Problems problems, Set<String> names) {
    switch (state) {
      case State.Parallel parallel -> {
        for (int i = 0; i < parallel.branches().size(); i++) {
          check(parallel.branches().get(i), at + "/Branches[" + i + "]", problems, names);
        }
      }
      case State.Map map -> check(map.processor(), at + "/ItemProcessor", problems, names);
      case State.Pass _,
          State.Task _,
          State.Choice _,
          State.Wait _,
          State.Succeed _,
          State.Fail _ -> {}
    }
  }

  private void check() {
    exists(machine.startAt(), location + "/StartAt");
    for (State state : machine.states().values()) {
      String at = location + "/States/" + state.name();
      ways(state).forEach((field, target) -> exists(target, at + field));
    }
    if (machine.states().values().stream().noneMatch(Graph::isTerminal)) {
      problems.add("MISSING_END_STATE", "Workflow has no terminal state", location);
      return;
    }
    unreachable();
  }

  private void exists(String target, String where) {
    if (!machine.states().containsKey(target)) {
      problems.add(MISSING, "Missing 'Next' target: " + target, where);
    }
  }

  private void unreachable() {
    Set<String> reached = new HashSet<>(Set.of(machine.startAt()));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      State state = machine.states().get(open.pop());
      if (state != null) {
        ways(state).values().stream().filter(reached::add).forEach(open::push);
      }
    }
    for (String name : machine.states().keySet()) {
      if (!reached.contains(name)) {
        problems.add(
            MISSING, "State \"" + name + "\" is not reachable.", location + "/States/" + name);
      }
    }
  }

  private static boolean isTerminal(State state) {
    return switch (state) {
      case State.Pass pass -> pass.next() instanceof Next.End;
      case State.Wait wait -> wait.next() instanceof Next.End;
      case State.Working working -> working.next() instanceof Next.End;
      case State.Choice _ -> false;
      case State.Succeed _, State.Fail _ -> true;
    };
  }

  /** Where a state leads, by the field that says so. */
  private static Map<String, String> ways(State state) {
    Map<String, String> ways = new LinkedHashMap<>();
    switch (state) {
      case State.Pass pass -> next(ways, pass.next());
      case State.Wait wait -> next(ways, wait.next());
      case State.Working working -> {
        next(ways, working.next());
        for (int i = 0; i < working.catchers().size(); i++) {
          ways.put("/Catch[" + i + "]/Next", working.catchers().get(i).next());
        }
      }
      case State.Choice choice -> choice(ways, choice);
      case State.Succeed _, State.Fail _ -> {}
    }
    return ways;
  }

  private static void next(Map<String, String> ways, Next next) {
    if (next instanceof Next.To(String target)) {
      ways.put("/Next", target);
    }
  }

  private static void choice(Map<String, String> ways, State.Choice choice) {
    for (int i = 0; i < choice.rules().size(); i++) {
      ways.put("/Choices[" + i + "]/Next", choice.rules().get(i).next());
    }
    if (choice.otherwise() != null) {
      ways.put("/Default", choice.otherwise());
    }
  }
}
