package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.ContentFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** A content that is being written: taken away again unless it was kept. Of one thread. */
final class Incoming extends OutputStream {
  private final Path folder;
  private final String id;
  private final FileChannel channel;
  private boolean kept;

  Incoming(Path folder, String id) throws IOException {
    this.folder = folder;
    this.id = id;
    this.channel =
        FileChannel.open(
            folder.resolve(id), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  String id() {
    return id;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, offset, count);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /** All of it is on the disk, under its name. */
  ContentFile finish() {
    try {
      channel.force(true);
      channel.close();
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
      BasicFileAttributes about =
          Files.readAttributes(folder.resolve(id), BasicFileAttributes.class);
      return new ContentFile(id, about.size(), ObjectFiles.modified(about));
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }

  /** It may be somebody's now. */
  void keep() {
    kept = true;
  }

  @Override
  public void close() {
    try {
      channel.close();
      if (!kept) {
        Files.deleteIfExists(folder.resolve(id));
      }
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }
}
