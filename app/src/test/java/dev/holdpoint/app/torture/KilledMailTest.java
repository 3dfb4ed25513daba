package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Mails that were on their way when the server died arrive; what comes twice says that it does. */
class KilledMailTest {
  private static final int MAILS = 20;
  private static final String TO = "person@example.test";
  private static final Pattern TOKEN = Pattern.compile("/([0-9a-f]{64})");

  @TempDir Path folder;
  private final Set<String> published = new HashSet<>();

  @Test
  void everyMailArrivesAndRepeatsAreKnown() throws Exception {
    GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    post.start();
    String port = Integer.toString(post.getSmtp().getPort());
    String[] options = {"--smtp-host", "127.0.0.1", "--smtp-port", port, "--smtp-security", "none"};
    try (Servers servers = new Servers(folder.resolve("data"), options)) {
      String topic = subscribed(servers.current(), post);
      KillAt third = new KillAt(servers, 3);
      post.getManagers()
          .getImapHostManager()
          .getInbox(post.getUserManager().getUser(TO))
          .addListener(third);
      for (int mail = 0; mail < MAILS; mail++) {
        publish(servers, topic, "Mail " + mail);
      }
      // The third mail reached the mailbox, but the server died before it heard so.
      Await.until(
          "all have arrived",
          () -> subjects(post).keySet().containsAll(published) && third.repeated(post));
      subjects(post)
          .forEach((subject, ids) -> assertEquals(1, ids.size(), subject + " came as " + ids));
      Set<String> all = new HashSet<>();
      subjects(post).values().forEach(all::addAll);
      assertEquals(subjects(post).size(), all.size(), "Each mail has an id of its own");
      assertTrue(published.size() >= MAILS - 1);
    } finally {
      post.stop();
    }
  }

  private static String subscribed(Aws aws, GreenMail post) throws Exception {
    String topic = aws.sns.createTopic(request -> request.name("news")).topicArn();
    aws.sns.subscribe(request -> request.topicArn(topic).protocol("email").endpoint(TO));
    Await.until("the invitation is there", () -> post.getReceivedMessages().length == 1);
    String letter = post.getReceivedMessages()[0].getContent() instanceof String text ? text : "";
    Matcher token = TOKEN.matcher(letter);
    assertTrue(token.find(), letter);
    aws.sns.confirmSubscription(request -> request.topicArn(topic).token(token.group(1)));
    return topic;
  }

  private void publish(Servers servers, String topic, String subject) throws Exception {
    Aws aws = servers.current();
    try {
      aws.sns.publish(
          request -> request.topicArn(topic).subject(subject).message("About " + subject));
      published.add(subject);
    } catch (SdkClientException cut) {
      servers.awaitOther(aws);
    }
  }

  /** The ids that a subject's mails came with. */
  private static Map<String, Set<String>> subjects(GreenMail post) throws Exception {
    Map<String, Set<String>> subjects = new HashMap<>();
    for (MimeMessage mail : post.getReceivedMessages()) {
      subjects.computeIfAbsent(mail.getSubject(), _ -> new HashSet<>()).add(mail.getMessageID());
    }
    return subjects;
  }

  /** Kills the server once so many mails have arrived, before it hears that the last one has. */
  private static final class KillAt implements FolderListener {
    private final Servers servers;
    private final AtomicInteger left;

    KillAt(Servers servers, int mails) {
      this.servers = servers;
      this.left = new AtomicInteger(mails);
    }

    @Override
    public void added(int number) {
      if (left.decrementAndGet() == 0) {
        servers.kill();
        Thread.ofVirtual()
            .start(() -> {
              try {
                servers.restart();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
      }
    }

    /** Whether some mail came twice, as it must after such a death. */
    boolean repeated(GreenMail post) throws Exception {
      return Arrays.stream(post.getReceivedMessages()).count() > subjects(post).size();
    }

    @Override
    public void expunged(int number) {}

    @Override
    public void flagsUpdated(int number, Flags flags, Long uid) {}

    @Override
    public void mailboxDeleted() {}
  }
}
