package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.s3.BucketName;
import dev.holdpoint.core.s3.Cause;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.BodySeal;
import dev.holdpoint.server.access.Claim;
import dev.holdpoint.server.access.CrossSite;
import dev.holdpoint.server.access.S3Host;
import dev.holdpoint.server.access.S3Verifier;
import dev.holdpoint.server.http.BodyStream;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.StreamRoute;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.work.CallerHome;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** S3's door: what is signed for it, or calls it by its name. Bodies stream through it. */
public final class S3Route implements StreamRoute {
  private static final Logger LOG = LoggerFactory.getLogger(S3Route.class);

  private final S3Actions actions;
  private final Shelf shelf;
  private final @Nullable S3Verifier verifier;

  /**
   * @param verifier proves who calls, or null where there are no keys
   */
  public S3Route(Shelf shelf, @Nullable S3Verifier verifier) {
    this.shelf = shelf;
    this.actions = new S3Actions(shelf, verifier);
    this.verifier = verifier;
  }

  @Override
  public boolean matches(WebRequest head) {
    Claim claim = Claim.of(head);
    return claim == null
        ? S3Host.isS3(head.hostName())
            || S3Verifier.isOlderUrl(head)
            || CrossOrigin.isQuestion(head)
            || isForm(head)
        : claim.service().equals("s3");
  }

  /** A browser's form says who signed it in its body: only its form and address tell it. */
  private static boolean isForm(WebRequest head) {
    S3Path path = S3Path.of(head);
    return UploadForm.isBrought(head)
        && head.queryParameters().isEmpty()
        && BucketName.isValid(path.bucket())
        && path.key().isEmpty();
  }

  @Override
  public StreamResponse stream(WebRequest head, BodyStream body) {
    String requestId = "%016X".formatted(UUID.randomUUID().getMostSignificantBits());
    S3Path path = S3Path.of(head);
    CrossOrigin page = CrossOrigin.of(shelf, head, path.bucket());
    StreamResponse answer = answer(head, path, page, body, requestId);
    return headers(page == null ? answer : page.on(answer), requestId);
  }

  private StreamResponse answer(
      WebRequest head, S3Path path, @Nullable CrossOrigin page, BodyStream body, String requestId) {
    try {
      return enter(head, path, page, body, requestId);
    } catch (AwsException e) {
      return StreamResponse.whole(ErrorAnswer.of(head, path, e, requestId));
    } catch (StoreException e) {
      LOG.error("The store cannot be used requestId={}", requestId, e);
      AwsException busy =
          AwsException.of(
              "ServiceUnavailable",
              503,
              "The store cannot be used now. Nothing was changed, unless the answer was lost; try"
                  + " again.");
      return StreamResponse.whole(ErrorAnswer.of(head, path, busy, requestId));
    } catch (RuntimeException e) {
      LOG.error("A call of S3 failed requestId={}", requestId, e);
      AwsException bug =
          AwsException.of(
              "InternalError", 500, "We encountered an internal error. Please try again.");
      return StreamResponse.whole(ErrorAnswer.of(head, path, bug, requestId));
    }
  }

  private StreamResponse enter(
      WebRequest head, S3Path path, @Nullable CrossOrigin page, BodyStream body, String requestId) {
    if (head.method().equals("OPTIONS")) {
      return StreamResponse.whole(CrossOrigin.preflight(shelf, head, path.bucket()));
    }
    if (verifier == null && isUnwanted(head, page)) {
      throw AwsException.of(
          "AccessDenied",
          403,
          "Requests from pages of another origin are refused, unless the bucket's CORS rules allow"
              + " them.");
    }
    S3Actions.Found found = actions.find(head, path);
    Claim claim = Claim.of(head);
    Home home = claim == null ? null : claim.home();
    BodySeal seal = null;
    if (verifier == null) {
      refuse(S3Verifier.expiry(head, shelf.turns.clock().instant()));
    } else if (claim != null || !isForm(head)) {
      switch (verifier.verify(head)) {
        case S3Verifier.Proof.Refused refused -> {
          refuse(refused);
        }
        case S3Verifier.Proof.Given(AccessKey key, BodySeal given) -> {
          check(key, found.name());
          seal = given;
          home = new Home(key.account(), claim == null ? Home.DEFAULT.region() : claim.region());
        }
      }
    }
    BodySeal proved = seal;
    return CallerHome.call(
        home, () -> answer(found, new Coming(head, path, body, proved, requestId)));
  }

  /** Where nobody need prove who he is, any page could act through the browser of someone here. */
  private static boolean isUnwanted(WebRequest head, @Nullable CrossOrigin page) {
    boolean looks = head.method().equals("GET") || head.method().equals("HEAD");
    Claim claim = Claim.of(head);
    boolean link = looks && claim != null && claim.inQuery();
    return CrossSite.isForeign(head) && !link && (page == null || page.rule() == null);
  }

  private record Coming(
      WebRequest head, S3Path path, BodyStream body, @Nullable BodySeal seal, String requestId) {}

  private StreamResponse answer(S3Actions.Found found, Coming coming) {
    String account = shelf.turns.home().account();
    String owner = coming.head().header("x-amz-expected-bucket-owner");
    if (owner != null && !owner.equals(account)) {
      throw AwsException.of("AccessDenied", 403, "Access Denied");
    }
    Cause cause = new Cause(coming.requestId(), coming.head().remoteAddress(), account);
    return found
        .action()
        .handle(
            new S3Call(
                coming.head(),
                coming.path().bucket(),
                coming.path().key(),
                coming.head().queryParameters(),
                coming.body(),
                coming.seal(),
                cause));
  }

  private static void refuse(S3Verifier.Proof.@Nullable Refused refused) {
    if (refused != null) {
      throw AwsException.of(refused.code(), refused.status(), refused.message());
    }
  }

  static void check(AccessKey key, String action) {
    if (!key.role().may(action)) {
      throw AwsException.of("AccessDenied", 403, key.denied("s3:" + action));
    }
  }

  private static StreamResponse headers(StreamResponse answer, String requestId) {
    byte[] host = ("holdpoint/" + requestId).getBytes(UTF_8);
    WebResponse head =
        answer
            .head()
            .with("x-amz-request-id", requestId)
            .with("x-amz-id-2", Base64.getEncoder().encodeToString(host))
            .with("Server", "AmazonS3");
    return new StreamResponse(head, answer.content());
  }
}
