package dev.holdpoint.server.api.pipes;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Model;
import software.amazon.awssdk.services.pipes.model.CreatePipeRequest;
import software.amazon.awssdk.services.pipes.model.DeletePipeRequest;
import software.amazon.awssdk.services.pipes.model.DescribePipeRequest;
import software.amazon.awssdk.services.pipes.model.ListPipesRequest;
import software.amazon.awssdk.services.pipes.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.pipes.model.StartPipeRequest;
import software.amazon.awssdk.services.pipes.model.StopPipeRequest;
import software.amazon.awssdk.services.pipes.model.TagResourceRequest;
import software.amazon.awssdk.services.pipes.model.UntagResourceRequest;
import software.amazon.awssdk.services.pipes.model.UpdatePipeRequest;

/**
 * EventBridge Pipes behind the port.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/Welcome.html">Its
 *     API</a>
 */
public final class PipesService {
  private PipesService() {}

  public static AwsService on(PipesDesk desk) {
    AwsService pipes =
        AwsService.named("pipes").model(Model.beside(PipesService.class, "ValidationException"));
    return tags(pipes(pipes, desk), desk);
  }

  private static AwsService pipes(AwsService service, PipesDesk desk) {
    return service
        .rest(
            "CreatePipe",
            "POST /v1/pipes/{Name}",
            200,
            CreatePipeRequest::builder,
            new CreatePipe(desk))
        .rest(
            "UpdatePipe",
            "PUT /v1/pipes/{Name}",
            200,
            UpdatePipeRequest::builder,
            new UpdatePipe(desk))
        .rest(
            "DescribePipe",
            "GET /v1/pipes/{Name}",
            200,
            DescribePipeRequest::builder,
            new DescribePipe(desk))
        .rest(
            "DeletePipe",
            "DELETE /v1/pipes/{Name}",
            200,
            DeletePipeRequest::builder,
            new DeletePipe(desk))
        .rest("ListPipes", "GET /v1/pipes", 200, ListPipesRequest::builder, new ListPipes(desk))
        .rest(
            "StartPipe",
            "POST /v1/pipes/{Name}/start",
            200,
            StartPipeRequest::builder,
            new StartPipe(desk))
        .rest(
            "StopPipe",
            "POST /v1/pipes/{Name}/stop",
            200,
            StopPipeRequest::builder,
            new StopPipe(desk));
  }

  private static AwsService tags(AwsService service, PipesDesk desk) {
    return service
        .rest(
            "ListTagsForResource",
            "GET /tags/{resourceArn}",
            200,
            ListTagsForResourceRequest::builder,
            new ListTagsForResource(desk))
        .rest(
            "TagResource",
            "POST /tags/{resourceArn}",
            200,
            TagResourceRequest::builder,
            new TagResource(desk))
        .rest(
            "UntagResource",
            "DELETE /tags/{resourceArn}",
            200,
            UntagResourceRequest::builder,
            new UntagResource(desk));
  }
}
