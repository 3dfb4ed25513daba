package dev.holdpoint.core.sqs;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** A queue's tags, within AWS's limits. */
record Tags(Map<String, String> tags) {
  private static final int MOST = 50;
  private static final int KEY_LENGTH = 128;
  private static final int VALUE_LENGTH = 256;

  Tags {
    tags = Map.copyOf(tags);
    if (tags.size() > MOST) {
      throw SqsError.parameter("Too many tags added for queue. Maximum allowed is 50.");
    }
    tags.forEach(Tags::check);
  }

  private static void check(String key, String value) {
    if (key.isEmpty() || key.length() > KEY_LENGTH || key.startsWith("aws:")) {
      throw SqsError.parameter(
          "Tag keys must be between 1 and 128 characters in length and must not start with aws:.");
    }
    if (value.length() > VALUE_LENGTH) {
      throw SqsError.parameter("Tag values must be between 0 and 256 characters in length.");
    }
  }

  Tags with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(tags);
    all.putAll(more);
    return new Tags(all);
  }

  Tags without(Collection<String> keys) {
    Map<String, String> all = new TreeMap<>(tags);
    all.keySet().removeAll(keys);
    return new Tags(all);
  }
}
