package dev.holdpoint.core.query.jsonata.syntax;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the steps whose context the parent operators of an expression mean. */
final class Ancestry {
  private int labels;

  /** A new place for a parent operator. */
  Syntax.Slot slot() {
    return new Syntax.Slot("!" + labels++);
  }

  /** Goes one step up from a node. */
  private void seek(Syntax node, Syntax.Slot slot) {
    switch (node.kind) {
      case NAME, WILDCARD -> {
        slot.level--;
        if (slot.level == 0) {
          if (node.ancestor != null) {
            slot.label = node.ancestor.label;
          }
          node.ancestor = slot;
          node.tuple = true;
        }
      }
      case PARENT -> slot.level++;
      case BLOCK -> {
        if (!node.parts.isEmpty()) {
          node.tuple = true;
          seek(node.parts.getLast(), slot);
        }
      }
      case PATH -> {
        node.tuple = true;
        int index = node.parts.size() - 1;
        seek(node.parts.get(index--), slot);
        while (slot.level > 0 && index >= 0) {
          seek(node.parts.get(index--), slot);
        }
      }
      default -> throw new Fault(FaultCode.S0217, node.position).with("token", node.kind.word());
    }
  }

  /** Hands on what a part of the result still seeks. */
  void push(Syntax result, @Nullable Syntax part) {
    if (part == null || (part.seekingParent == null && part.kind != Kind.PARENT)) {
      return;
    }
    List<Syntax.Slot> slots = slotsOf(part);
    if (result.seekingParent == null) {
      result.seekingParent = slots;
    } else {
      result.seekingParent.addAll(slots);
    }
  }

  private static List<Syntax.Slot> slotsOf(Syntax part) {
    List<Syntax.Slot> slots = part.seekingParent == null ? new ArrayList<>() : part.seekingParent;
    if (part.kind == Kind.PARENT && part.slot != null) {
      slots.add(part.slot);
    }
    return slots;
  }

  /** Looks along a path for what its last step seeks. */
  void resolve(Syntax path) {
    for (Syntax.Slot slot : List.copyOf(slotsOf(path.parts.getLast()))) {
      int index = path.parts.size() - 2;
      while (slot.level > 0) {
        if (index < 0) {
          if (path.seekingParent == null) {
            path.seekingParent = new ArrayList<>();
          }
          path.seekingParent.add(slot);
          break;
        }
        Syntax step = path.parts.get(index--);
        while (index >= 0 && step.focus != null && path.parts.get(index).focus != null) {
          step = path.parts.get(index--);
        }
        seek(step, slot);
      }
    }
  }

  /** A predicate's parents begin at the step that it filters. */
  void resolve(Syntax step, Syntax predicate) {
    if (predicate.seekingParent == null) {
      return;
    }
    for (Syntax.Slot slot : predicate.seekingParent) {
      if (slot.level == 1) {
        seek(step, slot);
      } else {
        slot.level--;
      }
    }
    push(step, predicate);
  }
}
