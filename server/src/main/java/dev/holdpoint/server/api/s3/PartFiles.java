package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Part;
import dev.holdpoint.core.s3.Upload;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the parts of uploads are: a folder for each upload, which goes when it is over.
 *
 * @param root the folder of all uploads
 */
record PartFiles(Path root) {
  private static final Logger LOG = LoggerFactory.getLogger(PartFiles.class);

  Incoming incoming(Upload upload) {
    try {
      Path folder = Files.createDirectories(folder(upload.id()));
      return new Incoming(folder, UUID.randomUUID().toString());
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }

  private Path folder(String upload) {
    return root.resolve(upload);
  }

  /** A part's bytes, to be closed; null where it was put anew in between. */
  @Nullable FileChannel open(Upload upload, Part part) {
    try {
      return FileChannel.open(
          folder(upload.id()).resolve(part.file().id()), StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }

  void discard(Upload upload, String content) {
    delete(folder(upload.id()).resolve(content));
  }

  /** Takes away all parts of an upload that is over. */
  void discard(String upload) {
    Path folder = folder(upload);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder)) {
      parts.forEach(PartFiles::delete);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      LOG.warn("Parts that nobody needs stay on the disk upload={}", upload, e);
    }
    delete(folder);
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("A part that nobody needs stays on the disk path={}", path, e);
    }
  }

  /** The uploads of which something is here. */
  List<String> uploads() {
    List<String> uploads = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root)) {
      all.forEach(folder -> uploads.add(folder.getFileName().toString()));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
    return uploads;
  }
}
