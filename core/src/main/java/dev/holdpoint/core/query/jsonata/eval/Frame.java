package dev.holdpoint.core.query.jsonata.eval;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The names bound in a block, a function's call or a tuple, over those around it. */
final class Frame {
  private final @Nullable Frame parent;
  private final Run run;
  private String[] names = NONE;
  private @Nullable JsonNode[] values = NOTHING;
  private int count;

  private static final String[] NONE = {};
  private static final @Nullable JsonNode[] NOTHING = {};

  private Frame(@Nullable Frame parent, Run run) {
    this.parent = parent;
    this.run = run;
  }

  /** The outermost frame, over the variables and functions of the run. */
  static Frame outermost(Run run) {
    return new Frame(null, run);
  }

  Frame inner() {
    return new Frame(this, run);
  }

  /** A frame in which a tuple's names are bound. */
  Frame of(Tuple tuple) {
    Frame frame = inner();
    tuple.forEach(frame::bind);
    return frame;
  }

  void bind(String name, @Nullable JsonNode value) {
    for (int i = 0; i < count; i++) {
      if (names[i].equals(name)) {
        values[i] = value;
        return;
      }
    }
    if (count == names.length) {
      int room = Math.max(4, count * 2);
      names = Arrays.copyOf(names, room);
      values = Arrays.copyOf(values, room);
    }
    names[count] = name;
    values[count++] = value;
  }

  @Nullable JsonNode lookup(String name) {
    for (Frame frame = this; frame != null; frame = frame.parent) {
      for (int i = 0; i < frame.count; i++) {
        if (frame.names[i].equals(name)) {
          return frame.values[i];
        }
      }
    }
    return run.global(name);
  }
}
