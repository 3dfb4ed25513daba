package dev.holdpoint.server.api.lambda;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, in the order of places.
 *
 * @param marker behind which the list goes on, or null at its end
 */
record Page<T>(List<T> items, @Nullable String marker) {
  /**
   * What stands behind a marker.
   *
   * @param place of a member, which is the marker behind it
   * @param most that is asked for, or null
   * @param longest that there is
   */
  static <T> Page<T> of(
      List<T> all,
      Function<T, String> place,
      @Nullable String marker,
      @Nullable Integer most,
      int longest) {
    List<T> left =
        all.stream()
            .filter(one -> marker == null || place.apply(one).compareTo(marker) > 0)
            .sorted(Comparator.comparing(place))
            .toList();
    int size = most == null ? longest : Math.min(most, longest);
    List<T> shown = left.subList(0, Math.min(size, left.size()));
    boolean more = shown.size() < left.size();
    return new Page<>(shown, more ? place.apply(shown.getLast()) : null);
  }
}
