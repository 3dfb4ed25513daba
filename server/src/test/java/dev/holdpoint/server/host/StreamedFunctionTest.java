package dev.holdpoint.server.host;

import static dev.holdpoint.server.host.HostFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.lambda.Function;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions whose answer goes on while they make it, in real processes. */
class StreamedFunctionTest {
  @TempDir Path data;
  private HostFixture fixture;
  private final List<String> heard = new ArrayList<>();

  private final AnswerSink sink =
      new AnswerSink() {
        @Override
        public void begin(String contentType) {
          heard.add(contentType);
        }

        @Override
        public void write(byte[] bytes, int count) {
          heard.add(new String(bytes, 0, count, UTF_8));
        }
      };

  @BeforeEach
  void open() {
    fixture = new HostFixture(data, HostLimits.defaults());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private InvocationResult stream(Function function, String event) throws Exception {
    return fixture.host.invoke(
        function, new Invocation("r-1", event.getBytes(UTF_8), null, null, sink));
  }

  private Function speaker() throws Exception {
    return fixture.node(
        "speaker",
        """
        export const handler = awslambda.streamifyResponse(async (event, out) => {
          if (event === 'early') throw new Error('early');
          if (event === 'head') {
            awslambda.HttpResponseStream.from(out, { statusCode: 201 }).end('body');
            return;
          }
          out.setContentType('text/plain');
          out.write('one');
          await new Promise((resolve) => setTimeout(resolve, 100));
          if (event === 'late') throw new Error('late');
          out.end({ two: 2 });
        });
        """,
        5);
  }

  @Test
  void piecesComeAsTheyAreMade() throws Exception {
    Function function = speaker();
    InvocationResult result = stream(function, "\"ok\"");
    assertNull(result.functionError());
    assertEquals(0, result.payload().length);
    assertEquals(List.of("text/plain", "one", "{\"two\":2}"), heard);
    heard.clear();
    assertNull(stream(function, "\"head\"").functionError());
    assertEquals("application/vnd.awslambda.http-integration-response", heard.getFirst());
    assertEquals(
        "{\"statusCode\":201}" + "\0".repeat(8) + "body",
        String.join("", heard.subList(1, heard.size())));
  }

  @Test
  void whoWaitsGetsAllOfIt() throws Exception {
    InvocationResult result = fixture.invoke(speaker(), "\"ok\"");
    assertEquals("one{\"two\":2}", new String(result.payload(), UTF_8));
    InvocationResult late = fixture.invoke(speaker(), "\"late\"");
    assertEquals("Runtime.TruncatedResponse", json(late).path("errorType").asString());
  }

  @Test
  void failureBeforeTheFirstPieceIsTheResult() throws Exception {
    InvocationResult result = stream(speaker(), "\"early\"");
    assertEquals("Unhandled", result.functionError());
    assertEquals("early", json(result).path("errorMessage").asString());
    assertEquals(List.of(), heard);
  }

  @Test
  void failureInTheMiddleIsAFailureAndTheProcessGoesOn() throws Exception {
    Function function = speaker();
    assertEquals("Unhandled", stream(function, "\"late\"").functionError());
    assertEquals(List.of("text/plain", "one"), heard);
    assertNull(stream(function, "\"ok\"").functionError());
  }

  @Test
  void customRuntimeStreams() throws Exception {
    Path folder = Files.createDirectories(data.resolve("sources/own"));
    Path bootstrap = folder.resolve("bootstrap");
    Files.writeString(
        bootstrap,
        """
        #!/usr/bin/env python3
        import http.client, os, time
        api = http.client.HTTPConnection(os.environ['AWS_LAMBDA_RUNTIME_API'])
        def pieces():
            yield b'one'
            time.sleep(0.1)
            yield b'two'
        while True:
            api.request('GET', '/2018-06-01/runtime/invocation/next')
            work = api.getresponse()
            work.read()
            where = '/2018-06-01/runtime/invocation/%s/response'
            api.request('POST', where % work.headers['Lambda-Runtime-Aws-Request-Id'], pieces(),
                        {'Content-Type': 'text/x', 'Lambda-Runtime-Function-Response-Mode': 'streaming',
                         'Transfer-Encoding': 'chunked'}, encode_chunked=True)
            api.getresponse().read()
        """);
    assertTrue(bootstrap.toFile().setExecutable(true));
    Function function = fixture.function("own", "provided.al2023", "x", folder, 5);
    assertNull(stream(function, "1").functionError());
    assertEquals(List.of("text/x", "one", "two"), heard);
  }
}
