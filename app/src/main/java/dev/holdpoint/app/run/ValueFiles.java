package dev.holdpoint.app.run;

import dev.holdpoint.app.template.References;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of names and values.
 *
 * @param parameters of the templates
 * @param ssm what the Parameter Store holds on AWS
 * @param secrets what the Secrets Manager holds there
 */
public record ValueFiles(@Nullable Path parameters, @Nullable Path ssm, @Nullable Path secrets) {
  /** No file. */
  public static final ValueFiles NONE = new ValueFiles(null, null, null);

  References references() {
    return new References(ValueFile.read(ssm), ValueFile.read(secrets));
  }

  ValueFiles absolute() {
    return new ValueFiles(absolute(parameters), absolute(ssm), absolute(secrets));
  }

  private static @Nullable Path absolute(@Nullable Path path) {
    return path == null ? null : path.toAbsolutePath().normalize();
  }

  /** Those that are given. */
  public Stream<Path> all() {
    return Stream.<@Nullable Path>of(parameters, ssm, secrets).flatMap(Stream::ofNullable);
  }
}
