package dev.holdpoint.server.work;

import dev.holdpoint.core.aws.Home;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The account and region on whose behalf something is done, for as long as it is done. {@link
 * HomeStore} carries it into units of work, which may run on another thread.
 */
public final class CallerHome {
  private static final ScopedValue<Home> CURRENT = ScopedValue.newInstance();

  private CallerHome() {}

  /**
   * Whose turn it is: the installation's own account has one region, whatever region its clients
   * ask for; another account has the region that is asked for.
   */
  public static Home or(Home own) {
    Home home = CURRENT.orElse(own);
    return home.account().equals(own.account()) ? own : home;
  }

  /** Does something on behalf of an account and region; with null, of nobody in particular. */
  public static <T extends @Nullable Object> T call(@Nullable Home home, Supplier<T> work) {
    return home == null ? work.get() : ScopedValue.where(CURRENT, home).call(work::get);
  }

  static @Nullable Home current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }
}
