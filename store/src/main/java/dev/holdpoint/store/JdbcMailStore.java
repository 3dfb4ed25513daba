package dev.holdpoint.store;

import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.MailStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcMailStore implements MailStore {
  static final String COLUMNS =
      "id, sender, recipient, subject, text, html, sent_at, state, attempts, last_error, sum";

  private static final int SUM_COLUMN = 11;

  private final Session session;

  JdbcMailStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(Mail mail) {
    session.later(
        "INSERT INTO mail (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        mail.id(),
        mail.from(),
        mail.to(),
        mail.subject(),
        mail.text(),
        mail.html(),
        mail.sentAt(),
        mail.state(),
        mail.attempts(),
        mail.lastError(),
        sum(mail));
  }

  @Override
  public @Nullable Mail find(long id) {
    return session.first(
        "SELECT " + COLUMNS + " FROM mail WHERE id = ?",
        Reading.strictly("mail", JdbcMailStore::mail),
        id);
  }

  @Override
  public void update(Mail mail) {
    session.laterOne(
        "Expected a mail, but there was none (id=" + mail.id() + ")",
        """
        UPDATE mail SET sender = ?, recipient = ?, subject = ?, text = ?, html = ?,
          sent_at = ?, state = ?, attempts = ?, last_error = ?, sum = ?
        WHERE id = ?\
        """,
        mail.from(),
        mail.to(),
        mail.subject(),
        mail.text(),
        mail.html(),
        mail.sentAt(),
        mail.state(),
        mail.attempts(),
        mail.lastError(),
        sum(mail),
        mail.id());
  }

  @Override
  public void delete(long id) {
    session.later("DELETE FROM mail WHERE id = ?", id);
  }

  @Override
  public List<Mail> list(int limit) {
    List<Mail> newest =
        Reading.sound(
            "mail",
            null,
            limit,
            (last, missing) ->
                session.query(
                    "SELECT " + COLUMNS + " FROM mail WHERE id < ? ORDER BY id DESC LIMIT ?",
                    Reading.any(JdbcMailStore::mail),
                    last == null ? Long.MAX_VALUE : last,
                    missing));
    return newest.reversed();
  }

  static Mail mail(ResultSet row) throws SQLException {
    Mail read =
        new Mail(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            RowReader.instant(row, 7),
            Mail.State.valueOf(row.getString(8)),
            row.getInt(9),
            row.getString(10));
    Sum.check(row, SUM_COLUMN, sum(read));
    return read;
  }

  private static int sum(Mail mail) {
    return Sum.of(
        mail.id(),
        mail.from(),
        mail.to(),
        mail.subject(),
        mail.text(),
        mail.html(),
        mail.sentAt().toEpochMilli(),
        mail.state(),
        mail.attempts(),
        mail.lastError());
  }
}
