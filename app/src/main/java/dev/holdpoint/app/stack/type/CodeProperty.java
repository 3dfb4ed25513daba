package dev.holdpoint.app.stack.type;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.server.api.lambda.CodeArchives;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A function's {@code Code}: a path beside the template, as before packaging, an asset of CDK's, an
 * archive in a bucket, or the source itself as {@code ZipFile}, which becomes {@code index.js} or
 * {@code index.py}, as on AWS; beside it lies the module with which it answers CloudFormation,
 * where it names that. A layer's {@code Content} is one of the first three.
 */
final class CodeProperty {
  private static final Pattern URI = Pattern.compile("s3://([^/?]+)/([^?]+)");

  private CodeProperty() {}

  /** Keeps the code that the property names. */
  static FunctionCode kept(Wanted wanted, CodePlaces places) {
    JsonNode code = wanted.get("Code");
    if (code.path("ZipFile").isString()) {
      return places.archives().codes().put(zip(wanted, code.path("ZipFile").stringValue()));
    }
    return placed(wanted, "Code", places);
  }

  /** Keeps what lies where the property says. */
  static FunctionCode placed(Wanted wanted, String property, CodePlaces places) {
    JsonNode place = wanted.get(property);
    if (place.isMissingNode()) {
      throw wanted.mistake(
          property,
          "expected the path of a folder, jar or zip beside the template, an asset of a cdk.out"
              + " folder, or the bucket and key of an archive");
    }
    CodeArchives.Place at = inBucket(place);
    Path path = at == null ? wanted.sources().find(place, "S3Key") : null;
    if (path == null) {
      return fetched(wanted, property, at, places.archives());
    }
    return places.keep(wanted, property, path);
  }

  /** A place of the form {@code s3://BUCKET/KEY}, as SAM has it; null where it is none. */
  private static CodeArchives.@Nullable Place inBucket(JsonNode place) {
    Matcher uri = URI.matcher(place.isString() ? place.stringValue() : "");
    return uri.matches() ? new CodeArchives.Place(uri.group(1), uri.group(2), null) : null;
  }

  private static FunctionCode fetched(
      Wanted wanted, String property, CodeArchives.@Nullable Place uri, CodeArchives archives) {
    JsonNode place = wanted.get(property);
    CodeArchives.Place at =
        uri == null
            ? new CodeArchives.Place(
                place.path("S3Bucket").stringValue(null),
                place.path("S3Key").stringValue(null),
                place.path("S3ObjectVersion").stringValue(null))
            : uri;
    try {
      return archives.put(at);
    } catch (AwsException e) {
      throw wanted.mistake(
          property,
          "the archive at s3://%s/%s cannot be had (%s); put it there first"
              .formatted(at.bucket(), at.key(), e.getMessage()));
    }
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
      add(zip, python ? "index.py" : "index.js", source.getBytes(UTF_8));
      if (source.contains(python ? "cfnresponse" : "cfn-response")) {
        String module = python ? "cfnresponse.py" : "cfn-response.js";
        add(zip, python ? module : "node_modules/cfn-response/index.js", resource(module));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The same source is the same archive, so nothing changes when it is applied again. */
  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = CodeProperty.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
