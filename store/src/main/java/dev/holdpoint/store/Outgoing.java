package dev.holdpoint.store;

import dev.holdpoint.store.Statements.Change;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to the database. Where each message is a way to a server and back, changes
 * whose outcome nobody needs yet wait for the next question or the commit, also beyond the end of
 * their unit. One that is then refused is found by sending unit by unit, and taken back with its
 * unit alone. One thread at a time.
 */
final class Outgoing {
  /** Around what earlier units left to be sent: it can be taken back and sent in parts. */
  private static final String MARK = "SAVEPOINT sent";

  private static final String BACK = "ROLLBACK TO sent";
  private static final String RELEASE = "RELEASE sent";

  private final Statements statements;
  private final Dialect dialect;

  /** Of units that are over. */
  private final List<Block> left = new ArrayList<>();

  /** Of the unit that runs. */
  private final List<Change> waiting = new ArrayList<>();

  private boolean marked;
  private boolean sent;

  /** What a unit left to be sent, and who hears if the database refuses it. */
  private record Block(List<Change> changes, Consumer<RuntimeException> refused) {
    boolean isChecked() {
      return changes.stream().anyMatch(change -> change.missing() != null);
    }
  }

  Outgoing(Statements statements, Dialect dialect) {
    this.statements = statements;
    this.dialect = dialect;
  }

  /** A transaction begins; nothing waits. */
  void beginTransaction() {
    drop();
    left.clear();
    marked = false;
  }

  /** A unit begins; what earlier ones left still waits. */
  void beginUnit() {
    sent = false;
  }

  /** Runs a change, at the latest before the next question. */
  void later(Change change) throws SQLException {
    waiting.add(change);
    if (!dialect.sendsTogether()) {
      sent = true;
      send();
    }
  }

  /** Runs all that waits, and a statement; returns how many rows it changed. */
  int run(Change change) throws SQLException {
    sent = true;
    waiting.add(change);
    return Objects.requireNonNull(send()).getUpdateCount();
  }

  /**
   * Runs all that waits, and a query, whose result the caller closes.
   *
   * @param changes whether it changes something too
   */
  ResultSet ask(boolean changes, Change query) throws SQLException {
    sent |= changes || !waiting.isEmpty();
    waiting.add(query);
    return Objects.requireNonNull(send()).getResultSet();
  }

  /** Runs all that waits. */
  void flush() throws SQLException {
    sent |= !waiting.isEmpty();
    send();
  }

  /** Runs all that waits, before a change that goes another way. */
  void sentBeside() throws SQLException {
    sent = true;
    send();
  }

  /** Runs what must be known to have gone well before a commit can be sent. */
  void check() throws SQLException {
    if (left.stream().anyMatch(Block::isChecked)) {
      flush();
    }
  }

  /** Whether any change of the unit that runs was sent. */
  boolean hasSent() {
    return sent;
  }

  /** Lets go of what waits of the unit that runs. */
  void drop() {
    waiting.clear();
  }

  /**
   * Lets go of what waits of the unit that runs, from a statement on.
   *
   * @return whether that one was still waiting
   */
  boolean dropFrom(String sql) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (waiting.get(i).sql().equals(sql)) {
        waiting.subList(i, waiting.size()).clear();
        return true;
      }
    }
    return false;
  }

  /**
   * The unit that runs is over, and nothing of it was sent: it goes with what is asked next.
   *
   * @param savepoint its own, which it does not need any more
   * @param refused hears later if the database refuses it; the unit is taken back then
   */
  void leave(String savepoint, Consumer<RuntimeException> refused) {
    waiting.removeIf(change -> change.sql().equals(savepoint));
    if (!waiting.isEmpty()) {
      left.add(new Block(List.copyOf(waiting), refused));
    }
    waiting.clear();
  }

  private @Nullable PreparedStatement send() throws SQLException {
    List<Change> own = List.copyOf(waiting);
    waiting.clear();
    if (left.isEmpty()) {
      return statements.run(List.of(own));
    }
    List<Block> blocks = List.copyOf(left);
    left.clear();
    try {
      return statements.run(parts(blocks, own));
    } catch (SQLException e) {
      check(e);
    } catch (IllegalStateException missing) {
      // Which unit's it is shows below.
    }
    takeBack();
    for (Block block : blocks) {
      sendAlone(block);
    }
    return statements.run(List.of(own));
  }

  /** All blocks behind a savepoint, so that they can be taken back. */
  private List<List<Change>> parts(List<Block> blocks, List<Change> own) {
    List<List<Change>> parts = new ArrayList<>();
    parts.add(marked ? List.of(Change.of(RELEASE), Change.of(MARK)) : List.of(Change.of(MARK)));
    marked = true;
    blocks.forEach(block -> parts.add(block.changes()));
    if (!own.isEmpty()) {
      parts.add(own);
    }
    return parts;
  }

  private void takeBack() throws SQLException {
    statements.run(List.of(List.of(Change.of(BACK))));
  }

  private void sendAlone(Block block) throws SQLException {
    RuntimeException refusal;
    try {
      statements.run(parts(List.of(block), List.of()));
      return;
    } catch (SQLException e) {
      check(e);
      refusal = dialect.translate(e);
    } catch (IllegalStateException missing) {
      refusal = missing;
    }
    takeBack();
    block.refused().accept(refusal);
  }

  /** Nothing can be taken back on a connection that is gone. */
  private void check(SQLException failure) throws SQLException {
    if (dialect.lost(failure)) {
      throw failure;
    }
  }
}
