package dev.holdpoint.app.stack.type;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.server.host.CodeStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * A function's {@code Code}: a path beside the template, as before packaging, an asset of CDK's, or
 * the source itself as {@code ZipFile}, which becomes {@code index.js} or {@code index.py}, as on
 * AWS.
 */
final class CodeProperty {
  private CodeProperty() {}

  /** Keeps the code that the property names. */
  static FunctionCode kept(Wanted wanted, CodeStore codes) {
    JsonNode code = wanted.get("Code");
    if (code.path("ZipFile").isString()) {
      return codes.put(zip(wanted, code.path("ZipFile").stringValue()));
    }
    Path path = code.isMissingNode() ? null : wanted.sources().find(code, "S3Key");
    if (path == null) {
      throw wanted.mistake(
          "Code",
          "expected the path of a folder, jar or zip beside the template, an asset of a cdk.out"
              + " folder, or the source as ZipFile");
    }
    if (Files.notExists(path)) {
      throw wanted.mistake("Code", path + " is not there; build it first");
    }
    return codes.put(path);
  }

  private static byte[] zip(Wanted wanted, String source) {
    String runtime = wanted.text("Runtime");
    boolean python = runtime.startsWith("python");
    if (!python && !runtime.startsWith("nodejs")) {
      throw wanted.mistake(
          "Code.ZipFile", "only Node.js and Python functions have their source here");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      // The same source is the same archive, so nothing changes when it is applied again.
      ZipEntry entry = new ZipEntry(python ? "index.py" : "index.js");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(source.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
