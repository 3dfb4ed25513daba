package dev.holdpoint.server.api.apigateway.velocity;

import dev.holdpoint.core.apigateway.MappingFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What is left of what one rendering may cost. Of one thread. */
final class Budget {
  private static final int MOST_BITS = 4_096;

  private final long until;
  private long chars;

  Budget(TemplateLimits limits) {
    this.until = System.nanoTime() + limits.time().toNanos();
    this.chars = limits.chars();
  }

  /** Something was read or kept. */
  void spend(@Nullable Object value) {
    spend(value instanceof CharSequence text ? text.length() : 0);
    boolean huge =
        (value instanceof BigInteger whole && whole.bitLength() > MOST_BITS)
            || (value instanceof BigDecimal number
                && number.unscaledValue().bitLength() > MOST_BITS);
    if (huge) {
      throw MappingFailure.ofTheApi("A number of the mapping template is too large");
    }
  }

  /** So many characters were read or made. */
  void spend(long count) {
    chars -= count + 1;
    if (chars < 0) {
      throw MappingFailure.ofTheApi("The mapping template makes too much");
    }
    if (System.nanoTime() - until > 0) {
      throw MappingFailure.ofTheApi("The mapping template takes too long");
    }
  }
}
