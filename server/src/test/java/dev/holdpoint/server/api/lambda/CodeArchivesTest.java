package dev.holdpoint.server.api.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.LayerVersionContentInput;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

class CodeArchivesTest extends LambdaWorld {
  private void put(String key, String source) throws IOException {
    Path file = buckets.resolve("code").resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, zip(source).asByteArray());
  }

  private void create(FunctionCode code) {
    new CreateFunction(parts)
        .handle(
            CreateFunctionRequest.builder()
                .functionName("f")
                .runtime("nodejs20.x")
                .role("arn:aws:iam::000000000000:role/f")
                .handler("index.handler")
                .code(code)
                .build(),
            CALL);
  }

  private static FunctionCode at(String key) {
    return FunctionCode.builder().s3Bucket("code").s3Key(key).build();
  }

  private String answer() {
    return new Invoke(parts)
        .handle(
            InvokeRequest.builder()
                .functionName("f")
                .payload(SdkBytes.fromUtf8String("{}"))
                .build(),
            CALL)
        .payload()
        .asUtf8String();
  }

  @Test
  void aFunctionRunsWhatLiesInABucketAndThenWhatElseDoes() throws IOException {
    put("v1/f.zip", "exports.handler = async () => 1;");
    put("v2/f.zip", "exports.handler = async () => 2;");
    create(at("v1/f.zip"));
    assertEquals("1", answer());
    new UpdateFunctionCode(parts)
        .handle(
            UpdateFunctionCodeRequest.builder()
                .functionName("f")
                .s3Bucket("code")
                .s3Key("v2/f.zip")
                .build(),
            CALL);
    assertEquals("2", answer());
  }

  @Test
  void theSameArchiveIsTheSameCodeWhereverItWas() throws IOException {
    put("f.zip", ECHO);
    SdkBytes zip = SdkBytes.fromByteArray(Files.readAllBytes(buckets.resolve("code/f.zip")));
    CodeArchives.Place nowhere = new CodeArchives.Place(null, null, null);
    assertEquals(
        parts.code().put(zip, nowhere),
        parts.code().put(new CodeArchives.Place("code", "f.zip", null)));
    put("f.zip", "exports.handler = async () => 3;");
    assertNotEquals(
        parts.code().put(zip, nowhere),
        parts.code().put(new CodeArchives.Place("code", "f.zip", null)));
  }

  @Test
  void whatCannotBeHadIsToldInLambdasWords() throws IOException {
    put("f.zip", ECHO);
    String gone = message(at("other.zip"));
    assertTrue(gone.startsWith("Error occurred while GetObject. S3 Error Code: "), gone);
    assertEquals(
        "Please provide a source for function code.",
        message(FunctionCode.builder().s3Bucket("code").build()));
    assertEquals(
        "Please do not provide other FunctionCode parameters when providing a ZipFile.",
        message(at("f.zip").toBuilder().zipFile(zip(ECHO)).build()));
    Files.writeString(buckets.resolve("code/f.zip"), "no archive");
    assertEquals(
        "Could not unzip uploaded file. Please check your file, then try to upload again.",
        message(at("f.zip")));
  }

  private String message(FunctionCode code) {
    AwsException refused = assertThrows(AwsException.class, () -> create(code));
    assertEquals("InvalidParameterValueException", refused.code());
    return refused.getMessage();
  }

  @Test
  void aLayersContentLiesInABucketToo() throws IOException {
    put("layer.zip", ECHO);
    LayerVersionContentInput content =
        LayerVersionContentInput.builder().s3Bucket("code").s3Key("layer.zip").build();
    var made =
        new PublishLayerVersion(parts)
            .handle(
                PublishLayerVersionRequest.builder().layerName("l").content(content).build(), CALL);
    assertEquals(
        Files.size(buckets.resolve("code/layer.zip")), made.content().codeSize().longValue());
  }
}
