package dev.holdpoint.server.api.ses;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.ses.PostOffice;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Model;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;

/**
 * SES behind the port: its two versions, which clients sign for by one name.
 *
 * @param turns a turn at the present moment
 * @param office how mails leave
 */
public record SesService(Store store, Supplier<Turn> turns, Supplier<PostOffice> office) {
  private static final String NAME = "ses";

  public AwsService first() {
    Ses ses = new Ses(store, turns, office);
    return AwsService.named(NAME)
        .query("2010-12-01", "http://ses.amazonaws.com/doc/2010-12-01/")
        .model(Model.beside(SesService.class, "ValidationError"))
        .action("SendEmail", SendEmailRequest::builder, new SendEmail(ses))
        .action("SendRawEmail", SendRawEmailRequest::builder, new SendRawEmail(ses));
  }

  public AwsService second() {
    return AwsService.named(NAME)
        .model(Model.beside(SesService.class, "model-v2.json", "BadRequestException"))
        .rest(
            "SendEmail",
            "POST /v2/email/outbound-emails",
            200,
            software.amazon.awssdk.services.sesv2.model.SendEmailRequest::builder,
            new SendEmailV2(new Ses(store, turns, office)));
  }
}
