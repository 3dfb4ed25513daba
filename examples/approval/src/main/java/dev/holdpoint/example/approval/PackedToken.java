package dev.holdpoint.example.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A task token in as few bytes as it has. Tokens are base64, and the link is base64 again: unpacked
 * first, the longest part of the link gets a quarter shorter.
 */
enum PackedToken {
  TEXT('t') {
    @Override
    byte[] pack(String token) {
      return token.getBytes(UTF_8);
    }

    @Override
    String unpack(byte[] bytes) {
      return new String(bytes, UTF_8);
    }
  },
  BASE64('b') {
    @Override
    byte[] pack(String token) {
      return Base64.getDecoder().decode(token);
    }

    @Override
    String unpack(byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
  },
  BASE64_URL('u') {
    @Override
    byte[] pack(String token) {
      return Base64.getUrlDecoder().decode(token);
    }

    @Override
    String unpack(byte[] bytes) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
  };

  private final int mark;

  PackedToken(int mark) {
    this.mark = mark;
  }

  abstract byte[] pack(String token);

  abstract String unpack(byte[] bytes);

  static void write(String token, DataOutputStream out) throws IOException {
    PackedToken form = BASE64.fits(token) ? BASE64 : BASE64_URL.fits(token) ? BASE64_URL : TEXT;
    byte[] packed = form.pack(token);
    out.writeByte(form.mark);
    out.writeShort(packed.length);
    out.write(packed);
  }

  static String read(DataInputStream in) throws IOException {
    PackedToken form = marked(in.readByte());
    return form.unpack(in.readNBytes(in.readUnsignedShort()));
  }

  private static PackedToken marked(int mark) {
    return Arrays.stream(values())
        .filter(form -> form.mark == mark)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Expected a packed token, but it was " + mark));
  }

  /** Whether exactly the same text comes back. */
  private boolean fits(String token) {
    try {
      return unpack(pack(token)).equals(token);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
