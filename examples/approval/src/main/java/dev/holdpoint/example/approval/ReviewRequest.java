package dev.holdpoint.example.approval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Everything the review page must know. It travels sealed in the link, so that nobody has to keep
 * it.
 *
 * @param until when the workflow stops waiting
 * @param taskToken the power to answer: never shown, never logged
 */
record ReviewRequest(
    String title,
    String reason,
    String workflow,
    String execution,
    Instant until,
    String taskToken) {
  private static final int VERSION = 1;

  /** Compact, as every byte makes the link longer. */
  byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt((int) until.getEpochSecond());
      out.writeUTF(title);
      out.writeUTF(reason);
      out.writeUTF(workflow);
      out.writeUTF(execution);
      PackedToken.write(taskToken, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #toBytes} wrote. */
  static ReviewRequest fromBytes(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalStateException("Expected a link of version 1, but it was " + version);
      }
      Instant until = Instant.ofEpochSecond(Integer.toUnsignedLong(in.readInt()));
      return new ReviewRequest(
          in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), until, PackedToken.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the token, so that no log can have it by accident. */
  @Override
  public String toString() {
    return "ReviewRequest[workflow=%s, execution=%s, until=%s]"
        .formatted(workflow, execution, until);
  }
}
