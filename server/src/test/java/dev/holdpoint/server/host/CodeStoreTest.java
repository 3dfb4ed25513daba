package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.LambdaLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code from anybody is kept safely. */
class CodeStoreTest {
  @TempDir Path data;

  /** An archive of files of one byte with these names. */
  private static byte[] files(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write('1');
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void archiveIsUnpackedUnderItsHash() throws Exception {
    CodeStore store = new CodeStore(data, LambdaLimits.aws());
    FunctionCode code = store.put(zip("a/index.js", "1"));
    assertEquals("1", Files.readString(data.resolve("code/" + code.sha256() + "/a/index.js")));
    assertEquals(code, store.put(zip("a/index.js", "1")));
  }

  @Test
  void entriesStayInside() throws Exception {
    CodeStore store = new CodeStore(data, LambdaLimits.aws());
    byte[] escaping = zip("../../out.js", "1");
    assertThrows(AwsException.class, () -> store.put(escaping));
    assertFalse(Files.exists(data.resolve("out.js")));
    assertFalse(Files.exists(data.resolve("code/out.js")));
  }

  /** What a file system would not take is the archive's fault, not ours. */
  @Test
  void namesThatNoFileCanHaveAreRefused() throws Exception {
    CodeStore store = new CodeStore(data, LambdaLimits.aws());
    String deep = "d/".repeat(2_500) + "a.js";
    for (byte[] odd :
        List.of(
            files(""),
            files("."),
            files("a/.."),
            files("a/b.js", "a"),
            files("a", "a/b.js"),
            files("a".repeat(256)),
            files("ä".repeat(128) + "/a.js"),
            files(deep),
            files("a\u0000b"))) {
      AwsException refused = assertThrows(AwsException.class, () -> store.put(odd));
      assertEquals("InvalidParameterValueException", refused.code());
    }
    store.put(files("a".repeat(255), "b/../c.js"));
  }

  @Test
  void noArchiveAndTooMuchAreRefused() throws Exception {
    LambdaLimits small = new LambdaLimits(1, 1, 1000, 5, 1, 1);
    CodeStore store = new CodeStore(data, small);
    assertThrows(AwsException.class, () -> store.put("no zip".getBytes(UTF_8)));
    byte[] large = zip("a.js", "123456");
    assertThrows(AwsException.class, () -> store.put(large));
  }
}
