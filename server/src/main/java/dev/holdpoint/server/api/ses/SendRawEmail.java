package dev.holdpoint.server.api.ses;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;

/** {@code SendRawEmail} of SES's first version. */
record SendRawEmail(Ses ses) implements Action<SendRawEmailRequest, SendRawEmailResponse> {
  @Override
  public SendRawEmailResponse handle(SendRawEmailRequest request, Call call) {
    if (request.rawMessage() == null || request.rawMessage().data() == null) {
      throw Ses.refusal("RawMessage.Data is missing");
    }
    byte[] mime = request.rawMessage().data().asByteArrayUnsafe();
    String id = ses.send(RawMessage.read(mime, request.source(), request.destinations()));
    return SendRawEmailResponse.builder().messageId(id).build();
  }
}
