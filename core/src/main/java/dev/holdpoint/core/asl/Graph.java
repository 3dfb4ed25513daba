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

  private final Definition definition;
  private final Problems problems;

  Graph(Definition definition, Problems problems) {
    this.definition = definition;
    this.problems = problems;
  }

  void check() {
    exists(definition.startAt(), "/StartAt");
    for (State state : definition.states().values()) {
      ways(state).forEach((field, target) -> exists(target, "/States/" + state.name() + field));
    }
    if (definition.states().values().stream().noneMatch(Graph::isTerminal)) {
      problems.add("MISSING_END_STATE", "Workflow has no terminal state", "");
      return;
    }
    unreachable();
  }

  private void exists(String target, String location) {
    if (!definition.states().containsKey(target)) {
      problems.add(MISSING, "Missing 'Next' target: " + target, location);
    }
  }

  private void unreachable() {
    Set<String> reached = new HashSet<>(Set.of(definition.startAt()));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      State state = definition.states().get(open.pop());
      if (state != null) {
        ways(state).values().stream().filter(reached::add).forEach(open::push);
      }
    }
    for (String name : definition.states().keySet()) {
      if (!reached.contains(name)) {
        problems.add(MISSING, "State \"" + name + "\" is not reachable.", "/States/" + name);
      }
    }
  }

  private static boolean isTerminal(State state) {
    return switch (state) {
      case State.Pass pass -> pass.next() instanceof Next.End;
      case State.Task task -> task.next() instanceof Next.End;
      case State.Wait wait -> wait.next() instanceof Next.End;
      case State.Choice choice -> false;
      case State.Succeed succeed -> true;
      case State.Fail fail -> true;
    };
  }

  /** Where a state leads, by the field that says so. */
  private static Map<String, String> ways(State state) {
    Map<String, String> ways = new LinkedHashMap<>();
    switch (state) {
      case State.Pass pass -> next(ways, pass.next());
      case State.Wait wait -> next(ways, wait.next());
      case State.Task task -> {
        next(ways, task.next());
        for (int i = 0; i < task.catchers().size(); i++) {
          ways.put("/Catch[" + i + "]/Next", task.catchers().get(i).next());
        }
      }
      case State.Choice choice -> choice(ways, choice);
      case State.Succeed succeed -> {}
      case State.Fail fail -> {}
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
