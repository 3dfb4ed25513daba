package dev.holdpoint.server.api.ses;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.ses.Mailing;
import dev.holdpoint.core.ses.PostOffice;
import dev.holdpoint.core.ses.SentMessage;
import dev.holdpoint.core.store.Store;
import java.util.List;
import java.util.function.Supplier;

/**
 * What every action works with.
 *
 * @param turns a turn at the present moment
 * @param office how mails leave
 */
record Ses(Store store, Supplier<Turn> turns, Supplier<PostOffice> office) {

  String send(SentMessage message) {
    return store.write(tx -> Mailing.send(tx, turns.get(), office.get(), message));
  }

  /** Refuses by name what a mail of ours cannot carry. */
  static void without(List<?> values, String name) {
    if (!values.isEmpty()) {
      throw refusal(name + " is not supported by Holdpoint; leave it out.");
    }
  }

  static AwsException refusal(String message) {
    return AwsException.of("InvalidParameterValue", message);
  }
}
