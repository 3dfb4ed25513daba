package dev.holdpoint.core.query.jsonata;

import dev.holdpoint.core.query.jsonata.fault.Fault;

/** A text between {@code {% %}} that is no expression. */
public final class InvalidExpression extends IllegalArgumentException {
  private final int position;

  InvalidExpression(Fault fault) {
    super(fault.getMessage(), fault);
    this.position = fault.position();
  }

  /** Characters into the expression; -1 where the fault has no place. */
  public int position() {
    return position;
  }
}
