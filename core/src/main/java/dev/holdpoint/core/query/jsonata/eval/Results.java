package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import tools.jackson.databind.JsonNode;

/** What an expression may give to the world: JSON, no functions, numbers that are numbers. */
public final class Results {
  private Results() {}

  /**
   * Holds a value against what JSON can say.
   *
   * @throws Fault where it holds a function or a number that is none
   */
  public static void check(Run run, JsonNode value) {
    // What came in is JSON already; only what was made here may hold anything else.
    if (value instanceof Items || value instanceof Fields) {
      run.enter();
      run.work(value.size());
      for (JsonNode child : value.values()) {
        check(run, child);
      }
      run.leave();
    } else if (value.isPojo()) {
      throw Fault.saying(FaultCode.D3137, "The result is a function, or an object that holds one");
    } else if (value.isNumber() && !value.isIntegralNumber()) {
      double number = value.doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw new Fault(FaultCode.D1001).with("value", number);
      }
    }
  }
}
