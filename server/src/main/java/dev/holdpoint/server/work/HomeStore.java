package dev.holdpoint.server.work;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Work;
import org.jspecify.annotations.Nullable;

/** A store whose units of work know their caller's home, on whichever thread they run. */
public final class HomeStore implements Store {
  private final Store inner;

  public HomeStore(Store inner) {
    this.inner = inner;
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    Home home = CallerHome.current();
    return inner.write(home == null ? work : tx -> CallerHome.call(home, () -> work.run(tx)));
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    Home home = CallerHome.current();
    return inner.read(home == null ? work : tx -> CallerHome.call(home, () -> work.run(tx)));
  }

  @Override
  public void close() {
    inner.close();
  }
}
