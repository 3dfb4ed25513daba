package dev.holdpoint.server.host;

import static dev.holdpoint.server.host.HostFixture.json;
import static dev.holdpoint.server.host.HostFixture.tail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.LambdaLimits;
import dev.holdpoint.core.lambda.LayerUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers lie where AWS's rules for /opt say, and a program named bootstrap may be the runtime. */
class LayersAndRuntimesTest {
  @TempDir Path data;
  private HostFixture fixture;

  @BeforeEach
  void open() {
    fixture = new HostFixture(data, HostLimits.defaults());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private LayerUse layer(String name, Map<String, String> files) throws Exception {
    Path folder = Files.createDirectories(data.resolve("layers").resolve(name));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    return new LayerUse(
        Arn.of("arn:aws:lambda:us-east-1:000000000000:layer:" + name + ":1"),
        new CodeStore(data, LambdaLimits.aws()).put(folder));
  }

  private static Function with(Function function, List<LayerUse> layers) {
    return new Function(
        function.arn(),
        function.settings().withLayers(layers),
        function.code(),
        function.modifiedAt(),
        function.revision(),
        Map.of(),
        List.of());
  }

  @Test
  void pythonImportsFromLayersTheLastOneFirst() throws Exception {
    var first =
        layer("one", Map.of("python/shared.py", "name = 1", "python/only.py", "name = 'o'"));
    var second = layer("two", Map.of("python/shared.py", "name = 2"));
    Function function =
        fixture.python(
            "layered", "import shared, only\ndef handler(e, c): return [shared.name, only.name]");
    InvocationResult result = fixture.invoke(with(function, List.of(first, second)), "{}");
    assertEquals("[2,\"o\"]", json(result).toString(), tail(result));
  }

  @Test
  void nodeImportsAndRequiresFromLayers() throws Exception {
    var layer =
        layer("shared", Map.of("nodejs/node_modules/shared/index.js", "exports.name = 'shared';"));
    Function module =
        fixture.node(
            "module",
            "import shared from 'shared';\nexport const handler = async () => shared.name;",
            5);
    InvocationResult result = fixture.invoke(with(module, List.of(layer)), "{}");
    assertEquals("shared", json(result).asString(), tail(result));
    Function common =
        fixture.node(
            "common", "index.js", "exports.handler = async () => require('shared').name;", 5);
    assertEquals("shared", json(fixture.invoke(with(common, List.of(layer)), "{}")).asString());
  }

  @Test
  void whatCodeOpensInOptIsInItsLayers() throws Exception {
    var layer =
        layer(
            "opt",
            Map.of(
                "nodejs/tool.js", "exports.name = 'tool';",
                "nodejs/other.mjs", "export const name = 'other';",
                "python/tool.py", "name = 'tool'",
                "conf/a.txt", "text"));
    Function node =
        fixture.node(
            "opened",
            """
            import { readFileSync, existsSync } from 'node:fs';
            import { readFile } from 'node:fs/promises';
            import { createRequire } from 'node:module';
            import { name } from '/opt/nodejs/other.mjs';
            const tool = createRequire(import.meta.url)('/opt/nodejs/tool');
            export const handler = async () => [name, tool.name, readFileSync('/opt/conf/a.txt', 'utf8'),
              await readFile('/opt/conf/a.txt', 'utf8'), existsSync('/opt/conf/b.txt')];
            """,
            5);
    InvocationResult result = fixture.invoke(with(node, List.of(layer)), "{}");
    assertEquals(
        "[\"other\",\"tool\",\"text\",\"text\",false]", json(result).toString(), tail(result));
    Function python =
        fixture.python(
            "opened-by-python",
            """
            import os, pathlib
            def handler(event, context):
                return [open('/opt/conf/a.txt').read(), pathlib.Path('/opt/conf/a.txt').read_text(),
                        os.listdir('/opt/conf'), os.path.exists('/opt/conf/b.txt')]
            """);
    result = fixture.invoke(with(python, List.of(layer)), "{}");
    assertEquals("[\"text\",\"text\",[\"a.txt\"],false]", json(result).toString(), tail(result));
  }

  @Test
  void bootstrapIsTheRuntime() throws Exception {
    Path folder = Files.createDirectories(data.resolve("sources/own"));
    Path program = folder.resolve("bootstrap");
    Files.writeString(
        program,
        """
        #!/usr/bin/env python3
        import http.client, os
        api = http.client.HTTPConnection(os.environ['AWS_LAMBDA_RUNTIME_API'])
        while True:
            api.request('GET', '/2018-06-01/runtime/invocation/next')
            work = api.getresponse()
            event = work.read()
            where = '/2018-06-01/runtime/invocation/%s/response'
            api.request('POST', where % work.headers['Lambda-Runtime-Aws-Request-Id'],
                        b'{"got":' + event + b',"handler":"' + os.environ['_HANDLER'].encode() + b'"}')
            api.getresponse().read()
        """);
    assertEquals(true, program.toFile().setExecutable(true));
    Function function = fixture.function("own", "provided.al2023", "any.thing", folder, 5);
    InvocationResult result = fixture.invoke(function, "[1]");
    assertEquals("{\"got\":[1],\"handler\":\"any.thing\"}", json(result).toString(), tail(result));
  }

  @Test
  void withoutBootstrapNothingRuns() throws Exception {
    Path folder = Files.createDirectories(data.resolve("sources/none"));
    Files.writeString(folder.resolve("other"), "");
    Function function = fixture.function("none", "provided.al2", "x", folder, 5);
    AwsException refusal = assertThrows(AwsException.class, () -> fixture.invoke(function, "{}"));
    assertEquals(
        "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]",
        refusal.getMessage());
  }

  @Test
  void mentionsAreThoseOfTheCodeItself() throws Exception {
    Path code = Files.createDirectories(data.resolve("mentions/node_modules/other"));
    Files.writeString(code.resolve("index.js"), "require('@aws-sdk/client-s3')");
    Files.writeString(data.resolve("mentions/a.mjs"), "import x from \"@aws-sdk/client-sfn\";");
    Pattern named = Pattern.compile("[\"'](@aws-sdk/[a-z0-9-]+)");
    assertEquals(
        Set.of("@aws-sdk/client-sfn"),
        Mentions.of(named, List.of(data.resolve("mentions")), Set.of("js", "mjs")));
  }
}
