package dev.holdpoint.server.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.logs.LogGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the files of each group are.
 *
 * @param root has a folder for each account and region
 */
public record LogFolders(Path root) {
  private static final int LONGEST = 200;
  private static final int KEPT = 120;

  /** The folder of a group. */
  public Path of(Arn group) {
    return root.resolve(group.account())
        .resolve(group.region())
        .resolve(folderName(LogGroups.name(group.value())));
  }

  /** A group's name with what a file's name cannot have replaced. */
  private static String folderName(String group) {
    String name = group.replace('/', '+');
    return name.length() <= LONGEST ? name : name.substring(0, KEPT) + "+" + hash(group);
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every JDK, but it is missing", e);
    }
  }

  /** The names of all groups that something was logged to, but for very long ones. */
  public List<String> groups() {
    return all().map(LogFolders::groupName).sorted().distinct().toList();
  }

  /** The folders of the groups of this name, in whichever account and region. */
  public List<Path> named(String group) {
    return all().filter(folder -> groupName(folder).equals(group)).toList();
  }

  private static String groupName(Path folder) {
    return String.valueOf(folder.getFileName()).replace('+', '/');
  }

  private Stream<Path> all() {
    return list(root).stream()
        .flatMap(account -> list(account).stream())
        .flatMap(region -> list(region).stream());
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
