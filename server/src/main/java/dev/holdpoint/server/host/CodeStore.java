package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.core.lambda.LambdaLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Functions' code by its content, under {@code code/SHA256/}. When a method returns, the code has
 * reached the disk, so a row may name it. Thread-safe.
 */
public final class CodeStore {
  private final Path directory;
  private final LambdaLimits limits;
  private final @Nullable SharedCode shared;
  private final Leftovers leftovers;

  /**
   * @param data the same directory as the host's
   */
  public CodeStore(Path data, LambdaLimits limits) {
    this(data, limits, null);
  }

  /**
   * The code of one of several nodes.
   *
   * @param shared where the nodes find each other's code, or null where there is but one
   */
  public CodeStore(Path data, LambdaLimits limits, @Nullable SharedCode shared) {
    this.directory = data.resolve("code");
    this.leftovers = new Leftovers(directory);
    this.limits = limits;
    this.shared = shared;
  }

  /** Brings the code here that another node was given. */
  public void fetch(FunctionCode code) {
    if (shared == null || Files.exists(directory.resolve(code.sha256()))) {
      return;
    }
    try (InputStream archive = shared.open(code.sha256())) {
      if (archive != null) {
        keep(
            code.sha256(),
            code.bytes(),
            // It was within the limit when it came, and a folder's archive is not what it came in.
            staged -> Archive.unpack(archive, staged, Long.MAX_VALUE));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes code away that nothing has named for an hour: what runs it has ended by then, and who
   * kept it to name it has done so.
   *
   * @param used the code that something names
   * @return how many folders and shared archives went
   */
  public int discard(Set<String> used, Instant now) {
    int gone = leftovers.discard(used, now);
    return shared == null ? gone : gone + shared.discard(used, now);
  }

  /** Keeps the code that an archive holds. */
  public FunctionCode put(byte[] archive) {
    if (archive.length > limits.zippedBytes()) {
      throw LambdaError.codeTooLarge(limits.zippedBytes());
    }
    try {
      String sha256 = HexFormat.of().formatHex(sha256().digest(archive));
      return keep(
          sha256, archive.length, staged -> unpack(new ByteArrayInputStream(archive), staged));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the code that an archive holds, which comes from elsewhere and may be a large one. */
  public FunctionCode put(InputStream archive) {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve("new-" + UUID.randomUUID());
      try {
        Archive.copy(archive, file, limits.unzippedBytes(), limits.unzippedBytes());
        return putArchive(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the code in a folder, or in a jar or zip. */
  public FunctionCode put(Path source) {
    try {
      return Files.isDirectory(source) ? putFolder(source) : putArchive(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FunctionCode putArchive(Path archive) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(archive), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    boolean flat = archive.toString().endsWith(".jar") && !Archive.holdsJars(archive);
    return keep(
        sha256,
        Files.size(archive),
        staged -> {
          if (flat) {
            // A class loader reads a jar faster than thousands of files; AWS puts jars here too.
            Path lib = Files.createDirectories(staged.resolve("lib"));
            Files.copy(archive, lib.resolve("function.jar"));
          } else {
            try (InputStream in = Files.newInputStream(archive)) {
              unpack(in, staged);
            }
          }
        });
  }

  private FunctionCode putFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile).filter(file -> isCode(folder, file)).sorted().toList();
    }
    MessageDigest digest = sha256();
    long bytes = 0;
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      bytes += content.length;
      String head = folder.relativize(file) + "\0" + content.length + "\0";
      digest.update(head.getBytes(UTF_8));
      digest.update(content);
    }
    if (bytes > limits.unzippedBytes()) {
      throw LambdaError.codeTooLarge(limits.unzippedBytes());
    }
    return keep(
        HexFormat.of().formatHex(digest.digest()), bytes, staged -> copy(folder, files, staged));
  }

  /** The folder may hold the data folder too, which changes all the time. */
  private boolean isCode(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().equals(".holdpoint")) {
        return false;
      }
    }
    return !file.toAbsolutePath().normalize().startsWith(directory.toAbsolutePath().normalize());
  }

  private static void copy(Path folder, List<Path> files, Path staged) throws IOException {
    for (Path file : files) {
      Path target = staged.resolve(folder.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }

  private void unpack(InputStream archive, Path staged) throws IOException {
    Archive.unpack(archive, staged, limits.unzippedBytes());
  }

  /** Fills a folder that becomes the code's own. */
  private interface Filling {
    void into(Path staged) throws IOException;
  }

  private FunctionCode keep(String sha256, long bytes, Filling filling) throws IOException {
    Path kept = directory.resolve(sha256);
    if (!leftovers.isThere(kept)) {
      Path staged = Files.createDirectories(directory.resolve("new-" + UUID.randomUUID()));
      try {
        filling.into(staged);
        sync(staged);
        Files.move(staged, kept, StandardCopyOption.ATOMIC_MOVE);
        syncOne(directory);
      } catch (FileSystemException e) {
        // Somebody else may have kept the same code at the same time.
        if (!Files.exists(kept)) {
          throw e;
        }
      } finally {
        Directories.delete(staged);
      }
    }
    if (shared != null) {
      shared.keep(sha256, kept);
    }
    return new FunctionCode(sha256, bytes);
  }

  private static void sync(Path staged) throws IOException {
    try (Stream<Path> all = Files.walk(staged)) {
      for (Path path : all.toList()) {
        syncOne(path);
      }
    }
  }

  private static void syncOne(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every JDK", e);
    }
  }
}
