package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.ContentFile;
import dev.holdpoint.core.s3.StoredObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the bytes of objects are. A content is written under a name of its own, and on the disk
 * before any row names it. Then it is given its key's name in its bucket's folder, where the key is
 * fit for one; else it stays. Whoever reads looks at both places. Thread-safe.
 */
public final class ObjectFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ObjectFiles.class);
  private static final String OWN = ".holdpoint";

  private final Path root;
  private final Path contents;

  /**
   * @param root in which each bucket is a folder
   */
  public ObjectFiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.contents = contents(this.root);
    try {
      Files.createDirectories(contents);
    } catch (IOException e) {
      throw new IllegalArgumentException("The folder of S3 cannot be written: " + e, e);
    }
  }

  /** Where contents are under names of their own. */
  public static Path contents(Path root) {
    return root.resolve(OWN).resolve("objects");
  }

  /** In which each bucket is a folder. */
  Path root() {
    return root;
  }

  /** Where the parts of uploads are. */
  PartFiles parts() {
    return new PartFiles(root.resolve(OWN).resolve("uploads"));
  }

  /** A bucket's folder, in which people see its objects. */
  Path folder(String bucket) {
    return root.resolve(bucket);
  }

  /** Makes a bucket's folder, for people to see; contents do not need it. */
  void makeFolder(String bucket) {
    try {
      Files.createDirectories(folder(bucket));
    } catch (IOException e) {
      LOG.warn("A bucket's folder cannot be made bucket={}", bucket, e);
    }
  }

  /** Takes away a bucket's folder with the folders in it; a file in it is somebody's and stays. */
  void removeFolder(String bucket) {
    try (Stream<Path> all = Files.walk(folder(bucket))) {
      for (Path path : all.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.warn("A bucket's folder stays bucket={}", bucket, e);
    }
  }

  /** Something new, not yet anybody's. */
  Incoming incoming() {
    try {
      return new Incoming(contents, UUID.randomUUID().toString());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Whether this content still has only the name of its own. */
  boolean isUnplaced(ContentFile content) {
    return Files.exists(own(content.id()));
  }

  private Path own(String id) {
    return contents.resolve(id);
  }

  /** The object's file if that is this very content, or null. */
  private @Nullable Path placed(StoredObject object) {
    Path path = KeyPath.of(folder(object.bucket()), object.key());
    return path != null && isSame(path, object.file()) ? path : null;
  }

  /** Whether an object's bytes are here. */
  boolean isThere(StoredObject object) {
    return isUnplaced(object.file()) || placed(object) != null || isUnplaced(object.file());
  }

  /** The buckets' folders. */
  List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root)) {
      for (Path path : all) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
            && KeyPath.isName(path.getFileName().toString())) {
          folders.add(path);
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
    return folders;
  }

  /**
   * Whether this is the folder that bears this mark; one without any gets it. In another folder
   * objects that are not there were not taken away by anybody.
   */
  boolean isKnown(String mark) {
    Path file = root.resolve(OWN).resolve("installation");
    try {
      if (Files.exists(file)) {
        return Files.readString(file).strip().equals(mark);
      }
      Files.writeString(file, mark + "\n");
      return false;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Whether a file is as a content was when it was put. */
  static boolean isSame(Path path, ContentFile content) {
    BasicFileAttributes about = about(path);
    return about != null && about.size() == content.size() && modified(about) == content.modified();
  }

  /** What a regular file is like; null where there is none, or a link or a folder. */
  static @Nullable BasicFileAttributes about(Path path) {
    try {
      BasicFileAttributes about =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return about.isRegularFile() ? about : null;
    } catch (IOException e) {
      return null;
    }
  }

  static long modified(BasicFileAttributes about) {
    return about.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  /** The bytes of an object, to be closed; null where they are not (or no longer) here. */
  @Nullable FileChannel open(StoredObject object) {
    try {
      return FileChannel.open(own(object.file().id()), StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      return openPlaced(object);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private @Nullable FileChannel openPlaced(StoredObject object) {
    Path path = placed(object);
    if (path == null) {
      return null;
    }
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      // Between looking and opening it may have become another.
      if (isSame(path, object.file()) && channel.size() == object.file().size()) {
        return channel;
      }
      channel.close();
      return null;
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Gives a content the name of its key, if that is a file's name and nothing is in the way. */
  void place(StoredObject object) {
    Path own = own(object.file().id());
    Path path = KeyPath.of(folder(object.bucket()), object.key());
    if (path == null || !Files.exists(own)) {
      return;
    }
    try {
      Files.createDirectories(path.resolveSibling(""));
      if (KeyPath.isFree(folder(object.bucket()), path)) {
        Files.move(own, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      LOG.debug("An object's file keeps a name of its own content={}", object.file().id(), e);
    }
  }

  /**
   * Shows a copy of a content under the name of its key: whoever overwrites it takes nothing away
   * from the object, whose bucket keeps what was.
   */
  void show(StoredObject object) {
    ContentFile content = object.file();
    Path own = own(content.id());
    Path path = KeyPath.of(folder(object.bucket()), object.key());
    if (path == null || !Files.exists(own) || isSame(path, content)) {
      return;
    }
    Path copy = own(UUID.randomUUID().toString());
    try {
      Files.createDirectories(path.resolveSibling(""));
      if (KeyPath.isFree(folder(object.bucket()), path)) {
        Files.copy(own, copy);
        Files.setLastModifiedTime(copy, FileTime.from(content.modified(), TimeUnit.NANOSECONDS));
        Files.move(copy, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      discard(copy.getFileName().toString());
      LOG.debug("An object's file is not shown content={}", content.id(), e);
    }
  }

  /** Takes an object's file out of people's sight; the object still has its bytes. */
  void unplace(StoredObject object) {
    Path path = placed(object);
    if (path != null) {
      try {
        if (isUnplaced(object.file())) {
          Files.deleteIfExists(path);
          return;
        }
        Files.move(path, own(object.file().id()), StandardCopyOption.ATOMIC_MOVE);
      } catch (NoSuchFileException e) {
        LOG.debug("An object's file was gone already content={}", object.file().id());
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  /** Takes away a content that is nobody's any more. */
  void discard(String id) {
    try {
      Files.deleteIfExists(own(id));
    } catch (IOException e) {
      LOG.warn("A content that nobody needs stays on the disk content={}", id, e);
    }
  }

  /** The contents that have only names of their own, but for those that are this young. */
  List<String> unplaced(long olderThanMillis) {
    List<String> ids = new ArrayList<>();
    long before = System.currentTimeMillis() - olderThanMillis;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(contents)) {
      for (Path path : all) {
        BasicFileAttributes about = about(path);
        if (about != null && about.lastModifiedTime().toMillis() <= before) {
          ids.add(path.getFileName().toString());
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
    return ids;
  }

  /** The disk has failed, not the caller. */
  static AwsException failed(IOException e) {
    LOG.error("The folder of S3 cannot be used", e);
    return AwsException.of(
        "InternalError",
        500,
        "We encountered an internal error: the folder of objects cannot be used. Please try"
            + " again.");
  }
}
