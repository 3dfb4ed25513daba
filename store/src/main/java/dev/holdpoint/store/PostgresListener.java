package dev.holdpoint.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other nodes announce, and what the time is, on a thread and a connection of its own.
 * What is said while the connection is broken is not heard: nobody may depend on it.
 */
final class PostgresListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresListener.class);

  /** How often it asks for the time. */
  private static final int LISTEN_MILLIS = 1_000;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final PostgresDatabase database;
  private final DatabaseTime time;
  private final Announcements announcements;
  private final Consumer<String> listener;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("store-listener").unstarted(this::run);
  private volatile @Nullable Connection current;
  private volatile boolean open = true;

  PostgresListener(
      PostgresDatabase database,
      DatabaseTime time,
      Announcements announcements,
      Consumer<String> listener) {
    this.database = database;
    this.time = time;
    this.announcements = announcements;
    this.listener = listener;
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (open) {
      try (Connection connection = database.listener()) {
        current = connection;
        hear(connection);
      } catch (SQLException e) {
        if (open) {
          LOG.debug("Other nodes cannot be heard, trying again", e);
          pause();
        }
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + announcements.channel());
    }
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (open) {
      time.refresh(connection);
      PGNotification @Nullable [] heard = postgres.getNotifications(LISTEN_MILLIS);
      if (heard != null) {
        for (PGNotification one : heard) {
          announcements.news(one.getParameter()).forEach(this::tell);
        }
      }
    }
  }

  private void tell(String news) {
    try {
      listener.accept(news);
    } catch (RuntimeException e) {
      LOG.error("News of another node could not be told", e);
    }
  }

  private void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      open = false;
    }
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
    hangUp();
    Threads.join(thread);
  }

  /** Ends the wait of the thread that listens. */
  private void hangUp() {
    Connection listening = current;
    if (listening != null) {
      try {
        listening.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("The connection was closed already", e);
      }
    }
  }
}
