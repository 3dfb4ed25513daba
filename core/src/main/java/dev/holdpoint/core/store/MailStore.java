package dev.holdpoint.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mails and how their delivery stands. */
public interface MailStore {
  void add(Mail mail);

  @Nullable Mail find(long id);

  /** Replaces by id. */
  void update(Mail mail);

  /** The newest {@code limit} mails, newest last. */
  List<Mail> list(int limit);
}
