package dev.holdpoint.core.sns;

import java.util.Locale;

/**
 * How delays grow from the shortest to the longest. AWS names four curves and draws them without
 * their formulas; these have the same ends and the same order.
 */
enum Backoff {
  LINEAR {
    @Override
    double part(double way) {
      return way;
    }
  },
  ARITHMETIC {
    @Override
    double part(double way) {
      return way * (way + 1) / 2;
    }
  },
  GEOMETRIC {
    @Override
    double part(double way) {
      return way * way;
    }
  },
  EXPONENTIAL {
    @Override
    double part(double way) {
      return (Math.pow(2, STEEPNESS * way) - 1) / (Math.pow(2, STEEPNESS) - 1);
    }
  };

  private static final double STEEPNESS = 6;

  static Backoff of(String name, String policy) {
    for (Backoff one : values()) {
      if (one.text().equals(name)) {
        return one;
      }
    }
    throw DeliveryPolicy.wrong(policy + ".backoffFunction is invalid: " + name);
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How much of the growth is reached after a part of the way. */
  abstract double part(double way);

  /** The delay of the retry at this place of so many. */
  long seconds(int least, int most, int place, int places) {
    double way = places < 2 ? 0 : (place - 1) / (double) (places - 1);
    return Math.round(least + (most - least) * part(way));
  }
}
