package dev.holdpoint.testkit.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The nodes that live now; whoever dies starts again, on the machine whose clock it had. */
final class Nodes {
  private final World world;
  private final List<SimulatedNode> all = new ArrayList<>();

  Nodes(World world) {
    this.world = world;
  }

  void start(int count) {
    for (int i = 0; i < count; i++) {
      NodeClock clock = new NodeClock(world.clock);
      if (count > 1 && world.random.nextBoolean()) {
        clock.set(world.random);
      }
      all.add(SimulatedNode.start(world, clock));
    }
  }

  void each(Consumer<SimulatedNode> what) {
    all.forEach(what);
  }

  SimulatedNode first() {
    return all.getFirst();
  }

  /** One that can do something now, or null where all sleep. */
  @Nullable SimulatedNode any() {
    List<SimulatedNode> awake = all.stream().filter(node -> !node.life().isStill()).toList();
    return awake.isEmpty() ? null : awake.get(world.random.nextInt(awake.size()));
  }

  /** Its process has ended; another one starts, unless that has happened already. */
  void startAgain(SimulatedNode node) {
    int index = all.indexOf(node);
    if (index >= 0) {
      node.life().end();
      all.set(index, SimulatedNode.start(world, node.clock()));
    }
  }

  String name(SimulatedNode node) {
    int index = all.indexOf(node);
    return index < 0 ? "a dead node" : "node " + index;
  }
}
