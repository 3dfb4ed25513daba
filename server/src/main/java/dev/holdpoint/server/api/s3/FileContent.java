package dev.holdpoint.server.api.s3;

import dev.holdpoint.server.http.StreamResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Some bytes of a file, as the body of an answer. */
record FileContent(FileChannel file, long first, long length) implements StreamResponse.Content {
  private static final int PIECE = 1 << 16;

  @Override
  public void writeTo(OutputStream out) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, Math.max(1, length)));
    for (long at = first; at < first + length; ) {
      piece.clear().limit((int) Math.min(piece.capacity(), first + length - at));
      int got = file.read(piece, at);
      if (got < 0) {
        throw new EOFException("The file became shorter");
      }
      out.write(piece.array(), 0, got);
      at += got;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }
}
