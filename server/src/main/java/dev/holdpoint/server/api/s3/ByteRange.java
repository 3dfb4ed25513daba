package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.StoredObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Some bytes of an object. */
record ByteRange(long first, long length) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** What a header asks for; null for the whole: one that is none, or asks for several. */
  static @Nullable ByteRange of(@Nullable String header, StoredObject object) {
    Matcher form = FORM.matcher(header == null ? "" : header.strip());
    if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
      return null;
    }
    long size = object.file().size();
    long first;
    long last = size - 1;
    if (form.group(1).isEmpty()) {
      long count = Long.parseLong(form.group(2));
      first = count == 0 ? size : Math.max(0, size - count);
    } else {
      first = Long.parseLong(form.group(1));
      last = form.group(2).isEmpty() ? last : Math.min(last, Long.parseLong(form.group(2)));
      if (!form.group(2).isEmpty() && Long.parseLong(form.group(2)) < first) {
        return null;
      }
    }
    if (first >= size) {
      throw AwsException.of("InvalidRange", 416, "The requested range is not satisfiable");
    }
    return new ByteRange(first, last - first + 1);
  }

  /** The part of an object that a parameter asks for; null where there is none. */
  static @Nullable ByteRange part(S3Call call, StoredObject object) {
    int number = call.number("partNumber", 0, 1);
    if (number == 0) {
      return null;
    }
    List<Long> parts = object.meta().parts();
    List<Long> all = parts.isEmpty() ? List.of(object.file().size()) : parts;
    if (number > all.size()) {
      throw AwsException.of(
          "InvalidPartNumber", 416, "The requested partnumber is not satisfiable");
    }
    long first = all.subList(0, number - 1).stream().mapToLong(Long::longValue).sum();
    return new ByteRange(first, all.get(number - 1));
  }

  String header(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
