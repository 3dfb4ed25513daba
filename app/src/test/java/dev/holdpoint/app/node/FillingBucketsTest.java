package dev.holdpoint.app.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.stack.Sources;
import dev.holdpoint.app.stack.StackRequest;
import dev.holdpoint.app.template.References;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.store.ObjectRow;
import dev.holdpoint.core.store.ResourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CDK's bucket deployments put into buckets, and what empties them. */
final class FillingBucketsTest {
  private static final String TEMPLATE =
      """
      Resources:
        Site:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: site
            Tags: [{Key: 'aws-cdk:auto-delete-objects', Value: 'true'}]
        Emptying:
          Type: Custom::S3AutoDeleteObjects
          Properties: {ServiceToken: x, BucketName: !Ref Site}
        Pages:
          Type: Custom::CDKBucketDeployment
          Properties:
            ServiceToken: x
            SourceBucketNames: [assets]
            SourceObjectKeys: [one.zip]
            SourceMarkers: [{'<<name>>': !Ref Site}]
            DestinationBucketName: !Ref Site
            DestinationBucketKeyPrefix: web
            SystemMetadata: {cache-control: no-cache}
            EXTRA
      """;

  @TempDir Path folder;
  private Node node;

  @BeforeEach
  void start() {
    node = Node.start(new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aDeploymentPutsPrunesAndReplacesMarkers() throws IOException {
    run("Prune: 'true'", Map.of("index.html", "of <<name>>", "a/b.txt", "old"));
    assertEquals(List.of("web/a/b.txt", "web/index.html"), keys());
    assertEquals(7, object("web/index.html").file().size());
    assertEquals("text/html", object("web/index.html").meta().headers().get("content-type"));
    assertEquals("no-cache", object("web/index.html").meta().headers().get("cache-control"));
    run("Prune: true", Map.of("index.html", "of <<name>>"));
    assertEquals(List.of("web/index.html"), keys());
    run("Prune: false", Map.of("more.css", "x"));
    assertEquals(List.of("web/index.html", "web/more.css"), keys());
  }

  @Test
  void whatIsExcludedIsNeitherPutNorTaken() throws IOException {
    run("Exclude: ['*.txt']", Map.of("a.txt", "no", "b.html", "yes"));
    assertEquals(List.of("web/b.html"), keys());
    run("Exclude: ['*']\n      Include: ['keep/*']", Map.of("keep/c", "yes", "d", "no"));
    assertEquals(List.of("web/b.html", "web/keep/c"), keys());
  }

  @Test
  void aBucketThatSaysSoIsEmptiedBeforeItGoes() throws IOException {
    run("Prune: true", Map.of("index.html", "x"));
    node.stacks().delete("shop");
    assertEquals(List.of(), keys());
    assertEquals(
        0, node.store().read(tx -> tx.resources().list(ResourceKind.BUCKET, "", null, 10)).size());
  }

  private void run(String extra, Map<String, String> files) throws IOException {
    Path zip = folder.resolve("one.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, String> one : files.entrySet()) {
        out.putNextEntry(new ZipEntry(one.getKey()));
        out.write(one.getValue().getBytes(UTF_8));
      }
    }
    Path template = Files.writeString(folder.resolve("t.yaml"), TEMPLATE.replace("EXTRA", extra));
    node.stacks()
        .run(
            new StackRequest(
                "shop",
                template,
                new Sources(folder, Map.of("one.zip", zip)),
                Map.of(),
                References.NONE));
  }

  private List<String> keys() {
    return node.store().read(tx -> tx.objects().list("site", "", null, 10)).stream()
        .map(ObjectRow::key)
        .toList();
  }

  private StoredObject object(String key) {
    return node.store().read(tx -> tx.objects().list("site", "", null, 10)).stream()
        .map(StoredObject::of)
        .filter(object -> object.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
