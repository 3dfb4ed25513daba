package dev.holdpoint.store;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is in a SQLite file, for looking only, beside the process that has it open or without one.
 * Thread-safe.
 */
public final class ReadOnlyStore implements Store {
  private static final int READERS = 2;

  private final ReaderPool readers;

  private ReadOnlyStore(ReaderPool readers) {
    this.readers = readers;
  }

  /**
   * Opens a file that is there.
   *
   * @throws StoreException where it is not there, is no database of ours, or one of another version
   */
  public static ReadOnlyStore open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new StoreException("Expected a database, but there is none (file=" + path + ")", null);
    }
    SqliteFile file = new SqliteFile(path);
    try (Session session = file.reader()) {
      Migrations.check(session);
    }
    return new ReadOnlyStore(new ReaderPool(file::reader, READERS));
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    throw new IllegalStateException("Expected only reading here, but there was a change");
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return readers.read(work);
  }

  @Override
  public void close() {
    readers.close();
  }
}
