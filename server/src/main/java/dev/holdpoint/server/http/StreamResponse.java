package dev.holdpoint.server.http;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose body is written as it is read from elsewhere.
 *
 * @param head the answer without its body; whole where there is no content
 */
public record StreamResponse(WebResponse head, @Nullable Content content) {

  /** A body of known length. */
  public interface Content extends AutoCloseable {
    /** Its bytes; negative where nobody knows before its end. */
    long length();

    /** Writes all of it, once; not called where only the head is asked for. */
    void writeTo(OutputStream out) throws IOException;

    /** Lets go of what it is read from, written or not. */
    @Override
    void close();
  }

  /** An answer that is there whole. */
  public static StreamResponse whole(WebResponse answer) {
    return new StreamResponse(answer, null);
  }
}
