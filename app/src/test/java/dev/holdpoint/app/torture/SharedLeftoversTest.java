package dev.holdpoint.app.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.core.lambda.LambdaLimits;
import dev.holdpoint.server.host.CodeStore;
import dev.holdpoint.server.host.SharedCode;
import dev.holdpoint.server.host.UnusedCode;
import dev.holdpoint.testkit.postgres.LocalPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Code that two nodes share on PostgreSQL goes when no function has it any more. */
class SharedLeftoversTest {
  private static final String ROLE = "arn:aws:iam::000000000000:role/test";

  @TempDir Path folder;
  private final String database = LocalPostgres.shared().freshUrl();
  private volatile Duration ahead = Duration.ZERO;
  private final InstantSource clock = () -> Instant.now().plus(ahead);

  @Test
  void archivesThatNoFunctionHasGoAfterAnHourWhicheverNodeLooks() {
    try (Node one = start("one");
        Node two = start("two");
        Aws first = new Aws(one.address().base());
        Aws second = new Aws(two.address().base())) {
      first.lambda.createFunction(f ->
          f.functionName("f")
              .runtime(Runtime.NODEJS22_X)
              .handler("index.handler")
              .role(ROLE)
              .code(c -> c.zipFile(zip("one"))));
      first.lambda.updateFunctionCode(u -> u.functionName("f").zipFile(zip("two")));
      // A node that died while it shared.
      one.store()
          .write(tx -> {
            tx.contents().put("code/half", 1, new byte[] {1});
            return true;
          });
      assertEquals(3, archives(one));
      assertEquals(0, tidy(one, "one"));
      ahead = Duration.ofMinutes(59);
      assertEquals(0, tidy(two, "two"));
      assertEquals(3, archives(two));
      ahead = Duration.ofMinutes(61);
      assertEquals(2, tidy(two, "two"));
      assertEquals(0, tidy(one, "one"));
      assertEquals(1, archives(one));
      String answer = second.lambda.invoke(i -> i.functionName("f")).payload().asString(UTF_8);
      assertEquals("\"two\"", answer);
    }
  }

  private static int archives(Node node) {
    return node.store().read(tx -> tx.contents().list(null, 100)).size();
  }

  /** What housekeeping does; with a look at folders of its own that begins here. */
  private int tidy(Node node, String name) {
    CodeStore codes =
        new CodeStore(
            folder.resolve(name + "-codes"), LambdaLimits.aws(), new SharedCode(node.store()));
    return new UnusedCode(node.store(), node.turns(), codes).tidy();
  }

  private static SdkBytes zip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.js"));
      zip.write(("exports.handler = async () => '" + text + "'").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }

  private Node start(String name) {
    return Node.start(
        new Config(
            new Config.Http("127.0.0.1", 0),
            folder.resolve(name),
            null,
            Config.Outside.NONE,
            Config.Access.OPEN,
            new Config.Database(database, null, null, Duration.ofSeconds(3))),
        clock);
  }
}
