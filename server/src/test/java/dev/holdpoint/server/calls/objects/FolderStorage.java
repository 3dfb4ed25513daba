package dev.holdpoint.server.calls.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A folder that stands in for S3: a bucket is a folder in it, an object a file. */
public final class FolderStorage implements ObjectStorage {
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,62}");

  private final Path root;

  public FolderStorage(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public InputStream open(String bucket, String key, @Nullable String version) {
    if (version != null) {
      throw new ObjectStorageException("There are no versions here: " + key);
    }
    Path folder = bucket(bucket);
    Path file = within(folder, key);
    if (!Files.isRegularFile(file)) {
      throw new ObjectStorageException("The specified key does not exist: " + key);
    }
    try {
      stays(folder, file);
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new ObjectStorageException("The object cannot be read: " + key, e);
    }
  }

  @Override
  public void list(String bucket, String prefix, Consumer<Entry> sink) {
    Path folder = bucket(bucket);
    TreeMap<String, Entry> found = new TreeMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              String key = key(folder, file);
              if (about.isRegularFile() && key.startsWith(prefix)) {
                found.put(key, entry(key, about));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new ObjectStorageException("The bucket cannot be listed: " + bucket, e);
    }
    found.values().forEach(sink);
  }

  private static String key(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static Entry entry(String key, BasicFileAttributes about) {
    var modified = about.lastModifiedTime().toInstant();
    String etag = Long.toHexString(about.size()) + "-" + Long.toHexString(modified.toEpochMilli());
    return new Entry(key, about.size(), modified, "\"" + etag + "\"");
  }

  @Override
  public void put(String bucket, String key, Path content) {
    Path folder = bucket(bucket);
    Path file = within(folder, key);
    try {
      Path parent = file.resolveSibling("");
      Files.createDirectories(parent);
      stays(folder, parent);
      Path fresh = Files.createTempFile(parent, ".holdpoint", ".tmp");
      Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ObjectStorageException("The object cannot be written: " + key, e);
    }
  }

  private Path bucket(String bucket) {
    Path folder = BUCKET.matcher(bucket).matches() ? root.resolve(bucket) : null;
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ObjectStorageException("The specified bucket does not exist: " + bucket);
    }
    return folder;
  }

  /** A key is a path within its bucket, never one that leads out of it. */
  private static Path within(Path folder, String key) {
    try {
      Path file = folder.resolve(key).normalize();
      if (!key.isEmpty() && file.startsWith(folder) && !file.equals(folder)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new ObjectStorageException("The key cannot be a file's name: " + key, e);
    }
    throw new ObjectStorageException("The key leads out of its bucket: " + key);
  }

  /** Nor does a link in it. */
  private static void stays(Path folder, Path path) throws IOException {
    if (!path.toRealPath().startsWith(folder.toRealPath())) {
      throw new ObjectStorageException("A link leads out of the bucket: " + path.getFileName());
    }
  }
}
