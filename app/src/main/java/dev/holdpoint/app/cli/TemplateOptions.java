package dev.holdpoint.app.cli;

import dev.holdpoint.app.run.Application;
import dev.holdpoint.app.run.NamedTemplate;
import dev.holdpoint.app.run.ValueFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which templates, under which names, with which values. */
final class TemplateOptions {
  @Parameters(
      paramLabel = "[NAME=]TEMPLATE",
      arity = "1..*",
      description =
          "A template, YAML or JSON, or the folder that cdk synth wrote (cdk.out). NAME is the"
              + " stack's; without it the name of the template's folder, or what CDK calls it.")
  private List<String> templates = List.of();

  @Option(
      names = "--parameter",
      paramLabel = "KEY=VALUE",
      description = "A value for one of the templates' parameters; may be given often.")
  private Map<String, String> parameters = Map.of();

  @Option(
      names = "--parameters",
      paramLabel = "FILE",
      description = "A file of such values: a map, or a list as the AWS CLI takes it.")
  private @Nullable Path parametersFile;

  @Option(
      names = "--ssm",
      paramLabel = "FILE",
      description =
          "A file of names and values that stands for the Parameter Store: {{resolve:ssm:NAME}} and"
              + " parameters of the type AWS::SSM::Parameter::Value.")
  private @Nullable Path ssm;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description =
          "A file of names and values that stands for the Secrets Manager:"
              + " {{resolve:secretsmanager:NAME:SecretString:KEY}}.")
  private @Nullable Path secrets;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "One stack of a cdk.out folder, with those it needs. Default: all.")
  private List<String> stacks = List.of();

  @Option(
      names = "--stack-name",
      paramLabel = "NAME",
      description = "The stack's name, where there is but one.")
  private @Nullable String stackName;

  Application application() {
    return new Application(
        templates.stream().map(NamedTemplate::parse).toList(),
        stacks,
        stackName,
        parameters,
        new ValueFiles(parametersFile, ssm, secrets));
  }
}
