package dev.holdpoint.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mails and how their delivery stands. */
public interface MailStore {
  /** Adds a mail; its id must be new. */
  void add(Mail mail);

  @Nullable Mail find(long id);

  /** Replaces a mail, which must be there, by its id. */
  void update(Mail mail);

  /** Takes a mail away; nothing happens where there is none. */
  void delete(long id);

  /** The newest {@code limit} mails, newest last. */
  List<Mail> list(int limit);
}
