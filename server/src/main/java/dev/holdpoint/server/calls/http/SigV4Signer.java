package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.server.calls.CallFailure;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signs with AWS credentials of this machine. Thread-safe.
 *
 * @param credentials asked when the first request is to be signed, as looking for them takes time
 */
public record SigV4Signer(Supplier<AwsCredentialsProvider> credentials) implements RequestSigner {

  @Override
  public OutsideRequest sign(OutsideRequest request, String service, String region) {
    AwsCredentialsIdentity identity = identity();
    SdkHttpRequest.Builder plain =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(request.url());
    request.headers().forEach(plain::putHeader);
    SdkHttpRequest wire = plain.build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(identity)
                    .request(wire)
                    .payload(() -> new ByteArrayInputStream(request.body()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region))
            .request();
    Map<String, List<String>> headers = new LinkedHashMap<>(signed.headers());
    return new OutsideRequest(request.method(), request.url(), headers, request.body());
  }

  private AwsCredentialsIdentity identity() {
    try {
      return credentials.get().resolveCredentials();
    } catch (SdkClientException e) {
      throw new CallFailure(
          Failure.RUNTIME,
          "A signature is wanted, but this machine has no AWS credentials: " + e.getMessage());
    }
  }
}
