package dev.holdpoint.core.s3;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The buckets that there are. Thread-safe: it keeps no state. */
public final class Buckets {
  private static final int STEP = 100;
  private static final String CLASSIC = "us-east-1";

  /**
   * Creates a bucket. In us-east-1 creating one's own again is no mistake, as on AWS.
   *
   * @return whether it is new
   */
  public boolean create(Tx tx, Turn turn, String name) {
    if (!BucketName.isValid(name)) {
      throw S3Error.invalidBucketName();
    }
    Bucket there = find(tx, name);
    if (there != null) {
      if (!there.home().account().equals(turn.home().account())) {
        throw S3Error.alreadyExists();
      }
      if (!turn.home().region().equals(CLASSIC)) {
        throw S3Error.ownedByYou();
      }
      return false;
    }
    if (list(tx, turn.home(), "", null, S3Limits.AWS.buckets()).size() == S3Limits.AWS.buckets()) {
      throw S3Error.tooManyBuckets();
    }
    put(tx, Bucket.of(name, turn.home(), turn.now()));
    return true;
  }

  public @Nullable Bucket find(Tx tx, String name) {
    JsonNode body = tx.resources().find(ResourceKind.BUCKET, name);
    return body == null ? null : Json.read(body, Bucket.class);
  }

  /** The bucket, if it is the caller's; {@code NoSuchBucket}, {@code AccessDenied}. */
  public Bucket get(Tx tx, Home caller, String name) {
    Bucket bucket = find(tx, name);
    if (bucket == null) {
      throw S3Error.noSuchBucket();
    }
    if (!bucket.home().account().equals(caller.account())) {
      throw S3Error.accessDenied();
    }
    return bucket;
  }

  /** The account's buckets by name, in whichever region. */
  public List<Bucket> list(Tx tx, Home home, String prefix, @Nullable String after, int limit) {
    List<Bucket> found = new ArrayList<>();
    String last = after;
    List<Resource> step;
    do {
      step = tx.resources().list(ResourceKind.BUCKET, prefix, last, STEP);
      for (Resource row : step) {
        Bucket bucket = Json.read(row.body(), Bucket.class);
        if (bucket.home().account().equals(home.account()) && found.size() < limit) {
          found.add(bucket);
        }
        last = row.key();
      }
    } while (step.size() == STEP && found.size() < limit);
    return found;
  }

  /** Adds or changes. */
  public void put(Tx tx, Bucket bucket) {
    tx.resources().put(ResourceKind.BUCKET, bucket.name(), Json.tree(bucket));
  }

  /** Whether a bucket has neither objects nor versions of them. */
  public boolean isEmpty(Tx tx, String name) {
    return tx.versions().list(name, "", "", Long.MIN_VALUE, 1).isEmpty();
  }

  /** Takes an empty bucket away; {@code BucketNotEmpty} where it is not. */
  public void delete(Tx tx, Home caller, String name) {
    Bucket bucket = get(tx, caller, name);
    if (!isEmpty(tx, name)) {
      throw bucket.versioning().keeps() ? S3Error.versionsLeft() : S3Error.notEmpty();
    }
    tx.resources().delete(ResourceKind.BUCKET, bucket.name());
  }
}
