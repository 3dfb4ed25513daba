package dev.holdpoint.store;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Work;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store in a PostgreSQL database, for several nodes at a time: on each, one writer that commits
 * for all who wait, and readers beside it; among them, one that writes. Thread-safe.
 */
public final class PostgresStore implements Store {
  private static final int QUEUE = 10_000;
  private static final int MAX_BATCH = 128;
  private static final int READERS = 8;

  private final UnitDoor door;
  private final PostgresWriter connection;
  private final PostgresListener listener;
  private final DatabaseTime time;

  private PostgresStore(
      UnitDoor door, PostgresWriter connection, PostgresListener listener, DatabaseTime time) {
    this.door = door;
    this.time = time;
    this.connection = connection;
    this.listener = listener;
  }

  /**
   * Opens the database, whose tables are made where they are missing.
   *
   * @param url a JDBC URL, {@code jdbc:postgresql://HOST/DATABASE}
   * @param user who logs in, or null for what the URL says
   * @param heard hears what other nodes announce; quick, and must not throw
   * @throws dev.holdpoint.core.store.StoreException where it cannot be reached, where a newer
   *     version made it, or where it cannot be used
   */
  public static PostgresStore open(
      String url, @Nullable String user, @Nullable String password, Consumer<String> heard) {
    PostgresDatabase database = new PostgresDatabase(url, user, password);
    try (Session session = database.writer()) {
      Migrations.apply(session);
    }
    DatabaseTime time = database.time();
    Announcements announcements = new Announcements(database.installation());
    PostgresWriter connection = new PostgresWriter(database::writer, announcements);
    // Never on its caller's thread: an interrupt there would break the connection.
    BatchWriter writer = new BatchWriter(connection, QUEUE, MAX_BATCH, false, units -> {});
    UnitDoor door = new UnitDoor(writer, new ReaderPool(database::reader, READERS));
    PostgresListener listener = new PostgresListener(database, time, announcements, heard);
    writer.start();
    listener.start();
    return new PostgresStore(door, connection, listener, time);
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return door.write(work);
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return door.read(work);
  }

  /** What time it is for all nodes of this database, whatever their own clocks say. */
  public InstantSource time() {
    return time;
  }

  /** How well units shared their commits since the store was opened. */
  public BatchStatistics statistics() {
    return door.statistics();
  }

  @Override
  public void close() {
    listener.close();
    door.close();
    connection.close();
  }
}
