package dev.holdpoint.server.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a process writes. It goes to a file, so that whatever was written before an answer can be
 * read when the answer is there, and no thread has to wait for it. Of one thread.
 */
final class ProcessOutput implements AutoCloseable {
  private static final int PIECE = 64 * 1024;
  private static final long KEPT = 1024 * 1024;

  private final FileChannel file;
  private long position;

  ProcessOutput(Path path) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** What was written since the last time, piece by piece, until there is no more. */
  void drain(LogSink sink) {
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    try {
      while (file.read(buffer, position) > 0) {
        position += buffer.position();
        sink.write(buffer.flip());
        buffer.clear();
      }
      shrink();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process appends, so the file may be emptied below it. */
  private void shrink() throws IOException {
    if (position > KEPT && file.size() == position) {
      file.truncate(0);
      position = 0;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes what was written. */
  interface LogSink {
    void write(ByteBuffer bytes);
  }
}
