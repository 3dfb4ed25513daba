package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.calls.objects.ObjectStorageException;
import dev.holdpoint.server.wire.BadParameters;
import dev.holdpoint.server.wire.SdkStyle;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** S3 at its endpoint, or any server that speaks its protocol. Thread-safe. */
public record EndpointStorage(ServiceClients clients, Endpoint endpoint) implements ObjectStorage {
  private static final String S3 = "s3";

  @Override
  public InputStream open(String bucket, String key, @Nullable String version) {
    ObjectNode object = object(bucket, key);
    if (version != null) {
      object.put("VersionId", version);
    }
    return with(client -> client.open(call("getObject", object)));
  }

  @Override
  public void list(String bucket, String prefix, Consumer<Entry> sink) {
    JsonNode page;
    String next = null;
    do {
      ObjectNode parameters = Json.object().put("Bucket", bucket).put("Prefix", prefix);
      if (next != null) {
        parameters.put("ContinuationToken", next);
      }
      page = with(client -> client.call(call("listObjectsV2", parameters)).result());
      page.path("Contents").forEach(one -> sink.accept(entry(one)));
      next = page.path("NextContinuationToken").stringValue(null);
    } while (next != null && page.path("IsTruncated").asBoolean(false));
  }

  private static Entry entry(JsonNode one) {
    return new Entry(
        one.path("Key").asString(""),
        one.path("Size").asLong(0),
        Instant.parse(one.path("LastModified").asString("1970-01-01T00:00:00Z")),
        one.path("ETag").asString(""));
  }

  @Override
  public void put(String bucket, String key, Path content) {
    with(client -> {
      client.upload(call("putObject", object(bucket, key)), content);
      return content;
    });
  }

  private static ObjectNode object(String bucket, String key) {
    return Json.object().put("Bucket", bucket).put("Key", key);
  }

  private static ServiceClient.Call call(String action, ObjectNode parameters) {
    return new ServiceClient.Call(
        action, parameters, SdkStyle.V2, UUID.randomUUID().toString(), null);
  }

  private <T> T with(Function<ServiceClient, T> work) {
    try {
      return work.apply(clients.of(S3, endpoint));
    } catch (AwsServiceException e) {
      AwsErrorDetails details = e.awsErrorDetails();
      String code = details == null ? "InternalError" : String.valueOf(details.errorCode());
      throw new ObjectStorageException(code, String.valueOf(e.getMessage()), e);
    } catch (SdkException | LibraryException | BadParameters e) {
      throw new ObjectStorageException(String.valueOf(e.getMessage()), e);
    }
  }
}
