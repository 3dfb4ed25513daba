package dev.holdpoint.core.engine;

import java.util.List;

/**
 * What a trigger changes. {@code next} is always the fold of what was before and {@code entry}.
 *
 * @param changed whether it changes anything; a late or repeated trigger does not
 * @param entered how many states it enters or will try again, with those that have to wait
 */
public record Transition(
    boolean changed,
    Execution next,
    JournalEntry entry,
    List<Effect> effects,
    List<TimerChange> timers,
    int entered) {}
