package dev.holdpoint.app.stack.bucket;

import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.calls.objects.ObjectStorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;

/** The files of a deployment's sources, gathered in a folder of their own until it is closed. */
final class Contents implements AutoCloseable {
  /** As much as a deployment may have on AWS's disk without another size. */
  private static final long MOST = 10L << 30;

  private final Path work;
  private final Path folder;
  private long size;

  Contents() throws IOException {
    work = Files.createTempDirectory("holdpoint-deployment");
    folder = Files.createDirectory(work.resolve("contents"));
  }

  /** Adds a source: what an archive holds, or the archive itself. */
  void add(Wanted wanted, int index, boolean extract, ObjectStorage objects) throws IOException {
    String key = wanted.get("SourceObjectKeys").path(index).asString("");
    String bucket = wanted.get("SourceBucketNames").path(index).asString("");
    JsonNode place = Json.object().put("S3Bucket", bucket).put("S3Key", key);
    Path asset = wanted.sources().find(place, "S3Key");
    Path source = asset == null ? fetched(bucket, key, objects) : asset;
    Markers markers =
        Markers.of(
            wanted.get("SourceMarkers").path(index), wanted.get("SourceMarkersConfig").path(index));
    if (!extract) {
      copy(source, inside(key.substring(key.lastIndexOf('/') + 1)));
    } else if (Files.isDirectory(source)) {
      copyAll(source, markers);
    } else {
      unpack(source, markers);
    }
  }

  private Path fetched(String bucket, String key, ObjectStorage objects) throws IOException {
    Path archive = Files.createTempFile(work, "source", ".zip");
    try (InputStream in = objects.open(bucket, key)) {
      Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
      return archive;
    } catch (ObjectStorageException e) {
      throw new ObjectStorageException(
          e.code(), "The archive at s3://%s/%s cannot be had".formatted(bucket, key), e);
    }
  }

  private void unpack(Path archive, Markers markers) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory()) {
          Path file = inside(entry.getName());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
          }
          count(file);
          markers.replace(file);
        }
      }
    }
  }

  private void copyAll(Path source, Markers markers) throws IOException {
    try (Stream<Path> all = Files.walk(source)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path copy = inside(source.relativize(file).toString());
        copy(file, copy);
        markers.replace(copy);
      }
    }
  }

  private void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    count(to);
  }

  private void count(Path file) throws IOException {
    size += Files.size(file);
    if (size > MOST) {
      throw new IOException("The sources have more than " + MOST + " bytes");
    }
  }

  /** A place in the folder, whatever an archive's entry is called. */
  private Path inside(String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new IOException("The source has an entry that leads out of it");
    }
    Files.createDirectories(file.getParent());
    return file;
  }

  /** All files by their paths in the folder, with slashes. */
  Map<String, Path> files() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
    }
    return files;
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(
          work,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException trouble)
                throws IOException {
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
