package dev.holdpoint.core.ses;

/**
 * How mails leave.
 *
 * @param viaMailServer whether a mail server is owed each mail; if not, the built-in mailbox is
 *     where it ends
 * @param linkBase where people reach this server, without a slash at the end
 */
public record PostOffice(boolean viaMailServer, String linkBase) {}
