package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Scope;
import java.util.List;

/** Conditions made of conditions; like AWS they look no further than they need. */
sealed interface Combined extends Condition {
  record And(List<Condition> conditions) implements Combined {
    public And {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean test(Scope scope) {
      return conditions.stream().allMatch(condition -> condition.test(scope));
    }
  }

  record Or(List<Condition> conditions) implements Combined {
    public Or {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean test(Scope scope) {
      return conditions.stream().anyMatch(condition -> condition.test(scope));
    }
  }

  record Not(Condition condition) implements Combined {
    @Override
    public boolean test(Scope scope) {
      return !condition.test(scope);
    }
  }
}
