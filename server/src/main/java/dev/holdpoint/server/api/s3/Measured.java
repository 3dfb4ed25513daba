package dev.holdpoint.server.api.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Writes through, and says what it was. Of one thread. */
final class Measured extends OutputStream {
  private final OutputStream out;
  private final Digest md5 = Digest.md5();
  private final @Nullable Digest digest;

  Measured(OutputStream out, @Nullable ChecksumKind kind) {
    this.out = out;
    this.digest = kind == null ? null : kind.digest();
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    md5.update(bytes, offset, count);
    if (digest != null) {
      digest.update(bytes, offset, count);
    }
    out.write(bytes, offset, count);
  }

  /** Of all that was written, in hexadecimal; once. */
  String md5() {
    return Digest.hex(md5.value());
  }

  /** The checksum of all that was written, in Base64; once. */
  String checksum() {
    return digest == null ? "" : Base64.getEncoder().encodeToString(digest.value());
  }
}
