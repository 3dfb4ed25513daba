package dev.holdpoint.server.beside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A jar of a Maven repository, as we know it: whatever a repository sends instead is not run.
 *
 * @param path within the repository
 */
record Jar(String path, String sha256, long bytes) {
  /** Reads a line of a list of jars. */
  static Jar parse(String line) {
    String[] parts = line.split(" ", -1);
    return new Jar(parts[0], parts[1], Long.parseLong(parts[2]));
  }

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether this may be it: a file that is kept has been looked at when it came. */
  boolean isAt(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == bytes;
  }

  /** Whether this is it, to the last byte. */
  boolean isExactly(Path file) throws IOException {
    return isAt(file) && sum(file).equals(sha256);
  }

  private static String sum(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream read = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      read.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(read.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256, but this JDK does not have it", e);
    }
  }
}
