package dev.holdpoint.server.api.ses;

import dev.holdpoint.core.ses.SentMessage;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ses.model.Body;
import software.amazon.awssdk.services.ses.model.Content;
import software.amazon.awssdk.services.ses.model.Destination;
import software.amazon.awssdk.services.ses.model.Message;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendEmailResponse;

/** {@code SendEmail} of SES's first version. */
record SendEmail(Ses ses) implements Action<SendEmailRequest, SendEmailResponse> {
  @Override
  public SendEmailResponse handle(SendEmailRequest request, Call call) {
    Destination to = request.destination();
    Message message = request.message();
    Body body = message == null ? null : message.body();
    String id =
        ses.send(
            new SentMessage(
                Addresses.one(request.source()),
                to == null
                    ? List.of()
                    : Addresses.all(to.toAddresses(), to.ccAddresses(), to.bccAddresses()),
                message == null ? "" : String.valueOf(data(message.subject())),
                body == null ? null : data(body.text()),
                body == null ? null : data(body.html()),
                Addresses.all(request.replyToAddresses(), List.of(), List.of())));
    return SendEmailResponse.builder().messageId(id).build();
  }

  private static @Nullable String data(@Nullable Content content) {
    return content == null ? null : content.data();
  }
}
