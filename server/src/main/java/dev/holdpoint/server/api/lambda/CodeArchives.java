package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.calls.objects.ObjectStorageException;
import dev.holdpoint.server.host.CodeStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The code of functions and layers: an archive in the request, or one that lies in a bucket.
 *
 * @param objects as the caller may read them
 */
public record CodeArchives(CodeStore codes, ObjectStorage objects) {
  /** Where an archive lies. */
  public record Place(@Nullable String bucket, @Nullable String key, @Nullable String version) {
    private boolean isGiven() {
      return bucket != null || key != null || version != null;
    }
  }

  static AwsException none() {
    return LambdaError.parameter("Please provide a source for function code.");
  }

  /** Keeps the archive of a request, wherever it is. */
  FunctionCode put(@Nullable SdkBytes archive, Place place) {
    if (archive == null) {
      return put(place);
    }
    if (place.isGiven()) {
      throw LambdaError.parameter(
          "Please do not provide other FunctionCode parameters when providing a ZipFile.");
    }
    return codes.put(archive.asByteArray());
  }

  /** Keeps an archive that lies in a bucket; Lambda's words where it cannot be had. */
  public FunctionCode put(Place place) {
    String bucket = place.bucket();
    String key = place.key();
    if (bucket == null || bucket.isEmpty() || key == null || key.isEmpty()) {
      throw none();
    }
    try (InputStream archive = objects.open(bucket, key, place.version())) {
      return codes.put(archive);
    } catch (ObjectStorageException e) {
      Throwable cause = e.getCause();
      throw LambdaError.parameter(
          "Error occurred while GetObject. S3 Error Code: %s. S3 Error Message: %s"
              .formatted(e.code(), cause == null ? e.getMessage() : cause.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
