package dev.holdpoint.server.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The native part of AWS's runtime interface client for Java. Left alone, each process unpacks it
 * to one file in {@code /tmp}, the same for all, while others may have half of it mapped, and die
 * of that when several begin at once. So it is unpacked once, here, and named to them.
 */
final class NativeClient {
  /** What the client asks for its library before it unpacks one. */
  static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private NativeClient() {}

  /** Unpacks this machine's into a folder; nothing where the client has none for it. */
  static Optional<Path> unpack(List<Path> client, Path folder) throws IOException {
    String name = "libaws-lambda-jni.linux" + libc() + "-" + machine() + ".so";
    for (Path jar : client) {
      if (!Files.isRegularFile(jar)) {
        continue;
      }
      try (JarFile open = new JarFile(jar.toFile())) {
        ZipEntry entry = open.getEntry("jni/" + name);
        if (entry != null) {
          Path library = folder.resolve(name);
          try (InputStream in = open.getInputStream(entry)) {
            Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
          }
          return Optional.of(library.toAbsolutePath());
        }
      }
    }
    return Optional.empty();
  }

  private static String machine() {
    String machine = System.getProperty("os.arch", "");
    return machine.equals("aarch64") ? "aarch_64" : machine.equals("amd64") ? "x86_64" : machine;
  }

  private static String libc() {
    String loader = "/lib/ld-musl-%s.so.1".formatted(System.getProperty("os.arch", ""));
    String amd = "/lib/ld-musl-x86_64.so.1";
    return Files.exists(Path.of(loader)) || Files.exists(Path.of(amd)) ? "_musl" : "";
  }
}
