package dev.holdpoint.store;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Work;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A store in one SQLite file, for one process: one writer that commits for all who wait, readers
 * beside it, checkpoints off the write path. Thread-safe.
 */
public final class SqliteStore implements Store {
  private static final int QUEUE = 10_000;
  private static final int MAX_BATCH = 512;
  private static final int READERS = 4;
  private static final Duration LONGEST_IN_LOG = Duration.ofSeconds(5);

  // A virtual thread that waits for the disk holds its processor, and the next units need one to
  // gather meanwhile.
  private static final boolean ALONE = Runtime.getRuntime().availableProcessors() > 1;

  private final FileOwnership ownership;
  private final Session session;
  private final BatchWriter writer;
  private final UnitDoor door;
  private final Checkpointer checkpointer;

  private SqliteStore(FileOwnership ownership, SqliteFile file, Session session, Duration longest) {
    this.ownership = ownership;
    this.session = session;
    this.checkpointer = new Checkpointer(file.checkpointer(), session, longest);
    this.writer =
        new BatchWriter(
            new SqliteWriter(session), QUEUE, MAX_BATCH, ALONE, checkpointer::committed);
    this.door = new UnitDoor(writer, new ReaderPool(file::reader, READERS));
  }

  /**
   * Opens the file, made where it is missing.
   *
   * @throws StoreException where another process has it open, where a newer version made it, or
   *     where it cannot be used
   */
  public static SqliteStore open(Path file) {
    return open(file, LONGEST_IN_LOG);
  }

  static SqliteStore open(Path file, Duration longestInLog) {
    FileOwnership ownership = FileOwnership.take(file);
    try {
      NativeLibrary.keepBeside(file);
      SqliteStore store = open(file, ownership, longestInLog);
      store.checkpointer.start();
      store.writer.start();
      return store;
    } catch (RuntimeException e) {
      ownership.close();
      throw e;
    }
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return door.write(work);
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return door.read(work);
  }

  /** How well units shared their commits since the store was opened. */
  public BatchStatistics statistics() {
    return door.statistics();
  }

  @Override
  public void close() {
    door.close();
    checkpointer.close();
    session.close();
    ownership.close();
  }

  private static SqliteStore open(Path path, FileOwnership ownership, Duration longest) {
    SqliteFile file = new SqliteFile(path);
    Session session = file.writer();
    try {
      Migrations.apply(session);
      return new SqliteStore(ownership, file, session, longest);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }
}
