package dev.holdpoint.server.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Work;
import dev.holdpoint.testkit.InMemoryStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HomeStoreTest {
  private static final Home OWN = Home.DEFAULT;
  private static final Home OTHER = new Home("111122223333", "eu-central-1");

  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final Store store = new HomeStore(new ElsewhereStore());

  @AfterEach
  void close() {
    store.close();
    writer.close();
  }

  @Test
  void aUnitOfWorkKnowsItsCallersHomeOnAnotherThread() {
    assertEquals(OWN, store.write(_ -> CallerHome.or(OWN)));
    assertEquals(OTHER, CallerHome.call(OTHER, () -> store.write(_ -> CallerHome.or(OWN))));
    assertEquals(OTHER, CallerHome.call(OTHER, () -> store.read(_ -> CallerHome.or(OWN))));
    assertEquals(OWN, store.read(_ -> CallerHome.or(OWN)));
  }

  @Test
  void theOwnAccountHasOneRegion() {
    Home asked = new Home(OWN.account(), "eu-central-1");
    assertEquals(OWN, CallerHome.call(asked, () -> CallerHome.or(OWN)));
  }

  /** Runs every unit on a thread of its own, as the store on the disk does under load. */
  private final class ElsewhereStore implements Store {
    private final InMemoryStore inner = new InMemoryStore();

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
      return await(writer.submit(() -> inner.write(work)));
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
      return await(writer.submit(() -> inner.read(work)));
    }

    private <T extends @Nullable Object> T await(Future<T> result) {
      try {
        return result.get();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
