package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Definition;

/** Decides what a trigger changes. Pure: reads nothing but its arguments. */
@FunctionalInterface
public interface Advance {
  /** What the trigger changes; nothing where it comes late or a second time. */
  Transition advance(Execution now, Definition definition, Trigger trigger, Turn turn);
}
