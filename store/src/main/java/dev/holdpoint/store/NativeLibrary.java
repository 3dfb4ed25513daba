package dev.holdpoint.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's own code, kept beside the database. The driver would unpack it anew into the machine's
 * temporary folder at each start, and leave it there for ever when the process is killed.
 */
final class NativeLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

  private NativeLibrary() {}

  /**
   * Has the driver load it from a folder beside this file, where it is unpacked once. Nothing
   * happens where somebody has said where it is, and where the driver has none for this machine.
   *
   * @param database one that this process owns
   */
  static void keepBeside(Path database) {
    if (System.getProperty("org.sqlite.lib.path") != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (packed != null) {
        Path folder = database.toAbsolutePath().resolveSibling("sqlite");
        keep(packed.readAllBytes(), folder, name);
        System.setProperty("org.sqlite.lib.path", folder.toString());
        System.setProperty("org.sqlite.lib.name", name);
      }
    } catch (IOException e) {
      LOG.warn("SQLite's library cannot be kept beside the database", e);
    }
  }

  private static void keep(byte[] library, Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    if (Files.exists(file) && Arrays.equals(library, Files.readAllBytes(file))) {
      return;
    }
    Files.createDirectories(folder);
    Path unpacked = folder.resolve(name + ".new");
    Files.write(unpacked, library);
    Files.move(unpacked, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
