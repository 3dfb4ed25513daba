package dev.holdpoint.app.fuzz;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateReader;
import dev.holdpoint.core.asl.DefinitionReader;
import dev.holdpoint.core.asl.InvalidDefinition;
import dev.holdpoint.core.asl.Timestamps;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.Expression;
import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.ReferencePath;
import dev.holdpoint.core.query.jsonata.JsonataExpression;
import dev.holdpoint.testkit.Mutations;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;

/** Every parser that stands alone refuses in its own words, whatever it is given, and soon. */
class ParserFuzzTest {
  private static final int USUAL = 1_500;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final TaskTokens TOKENS = new TaskTokens(new byte[32]);

  /** What is read, by whom, and how it looks when it is right. */
  enum Parser {
    JSON(Json::parse, "{\"a\":[1,2.5e3,\"\\u00e9\",null,true],\"b\":{}}", "[[[[1]]]]"),
    DEFINITION(
        DefinitionReader::read,
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters":{"QueueUrl":"q","MessageBody":{"t.$":"$$.Task.Token"}},"Retry":[{"ErrorEquals":["States.ALL"],
        "BackoffRate":1.5}],"Catch":[{"ErrorEquals":["X"],"Next":"B"}],"Next":"B"},"B":{"Type":"Choice","Choices":
        [{"And":[{"Variable":"$.x","NumericGreaterThan":1},{"Not":{"Variable":"$.y","IsPresent":true}}],"Next":"C"}],
        "Default":"C"},"C":{"Type":"Wait","SecondsPath":"$.s","End":true}}}
        """,
        """
        {"QueryLanguage":"JSONata","StartAt":"M","States":{"M":{"Type":"Map","Items":"{% $states.input.x %}",
        "ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","Assign":{"v":"{% 1+1 %}"},"End":true}}},
        "MaxConcurrency":2,"End":true}}}
        """),
    JSON_PATH(
        JsonPath::compile,
        "$.a.b[0]['c'][1:2:3][*]",
        "$..book[?(@.price < 10 && @.name =~ /a.*/i)]",
        "$$.Task.Token",
        "$.length()"),
    REFERENCE_PATH(ReferencePath::compile, "$.a.b[0]['c']", "$"),
    INTRINSIC(
        Expression::compile,
        "States.Format('{} is {}', $.a, States.ArrayGetItem($.b, 1))",
        "States.JsonMerge($.a, $.b, false)",
        "States.MathRandom(1, 2)"),
    JSONATA(
        JsonataExpression::compile,
        "$sum(a.b[c > 1 and d in [1..5]].{'x': $, 'y': function($z){$z+1}(3)})",
        "($f := function($n){$n < 1 ? 1 : $n * $f($n-1)}; a.*.b^(>c)#$i@$j[0] ~> $map(/a(b)?/i))",
        "$states.input.x & \"é\" ~> |a|{'b':1},['c']|"),
    TEMPLATE(
        TemplateReader::read,
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters: {P: {Type: String, Default: x, AllowedPattern: '[a-z]+'}}
        Resources:
          Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '${P}-q'}}
          A: &a {Type: AWS::SNS::Topic, DependsOn: [Q], Properties: {TopicName: !GetAtt Q.QueueName}}
          B: *a
        Outputs: {O: {Value: !Join ['-', [!Ref Q, !ImportValue x]]}}
        """,
        "{\"Resources\":{\"Q\":{\"Type\":\"AWS::SQS::Queue\"}}}"),
    ARN(Arn::of, "arn:aws:states:us-east-1:000000000000:execution:m:e", "arn:aws:sqs:::q"),
    TOKEN(TOKENS::read, "AAAAAAAAAAEAAAAAAAAAA8s5kFLbcBgTHW7vtGq6C5s", "A-_B"),
    TIMESTAMP(Timestamps::parse, "2026-11-28T12:00:00.123Z", "2026-02-30T24:60:61+99:99");

    private final Consumer<String> parser;
    private final List<String> seeds;

    Parser(Consumer<String> parser, String... seeds) {
      this.parser = parser;
      this.seeds = List.of(seeds);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesInItsOwnWords(Parser parser) {
    Mutations mutations = new Mutations(Fuzzing.seed() + parser.ordinal());
    int rounds = Fuzzing.rounds(USUAL);
    for (int round = 0; round < rounds; round++) {
      String input = mutations.of(parser.seeds);
      long before = System.nanoTime();
      parse(parser, input, round, input);
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      Assertions.assertTrue(
          took.compareTo(SOON) < 0, () -> parser + " took " + took + " for " + input);
    }
  }

  @ParameterizedTest
  @EnumSource
  void depthCostsNoStack(Parser parser) {
    for (String open : List.of("[", "{\"a\":", "(", "a[", "$.a[?(", "- ", "{a: ", "!Sub [")) {
      String input = open.repeat(200_000);
      parse(parser, input, 0, open + " × 200,000");
    }
  }

  private static void parse(Parser parser, String input, int round, String shown) {
    try {
      parser.parser.accept(input);
    } catch (IllegalArgumentException
        | InvalidDefinition
        | TemplateException
        | AwsException
        | JacksonException refused) {
      // Refused, which is all that is asked.
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      throw Fuzzing.found(parser.name(), round, shown, broken);
    }
  }
}
