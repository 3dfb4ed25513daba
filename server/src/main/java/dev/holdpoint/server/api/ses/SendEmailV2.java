package dev.holdpoint.server.api.ses;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.ses.SentMessage;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Destination;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/** {@code SendEmail} of SES's second version. */
record SendEmailV2(Ses ses) implements Action<SendEmailRequest, SendEmailResponse> {
  @Override
  public SendEmailResponse handle(SendEmailRequest request, Call call) {
    try {
      return SendEmailResponse.builder().messageId(ses.send(message(request))).build();
    } catch (AwsException mistake) {
      throw mistake.code().equals("InvalidParameterValue")
          ? AwsException.of("BadRequestException", mistake.getMessage())
          : mistake;
    }
  }

  private static SentMessage message(SendEmailRequest request) {
    Destination to = request.destination();
    List<String> recipients =
        to == null
            ? List.of()
            : Addresses.all(to.toAddresses(), to.ccAddresses(), to.bccAddresses());
    EmailContent content = request.content();
    if (content != null && content.raw() != null && content.raw().data() != null) {
      return RawMessage.read(
          content.raw().data().asByteArrayUnsafe(), request.fromEmailAddress(), recipients);
    }
    Message simple = content == null ? null : content.simple();
    if (simple == null) {
      throw Ses.refusal("Content.Template is not supported by Holdpoint; give Simple or Raw.");
    }
    Ses.without(simple.headers(), "Headers");
    Ses.without(simple.attachments(), "Attachments");
    Body body = simple.body();
    return new SentMessage(
        Addresses.one(request.fromEmailAddress()),
        recipients,
        String.valueOf(data(simple.subject())),
        body == null ? null : data(body.text()),
        body == null ? null : data(body.html()),
        Addresses.all(request.replyToAddresses(), List.of(), List.of()));
  }

  private static @Nullable String data(@Nullable Content content) {
    return content == null ? null : content.data();
  }
}
