package dev.holdpoint.core.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariableReferencesTest {
  @Test
  void everyFieldOfBothLanguagesCounts() {
    Definition definition =
        DefinitionReader.read(
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "InputPath": "$in", "Parameters": {"a.$": "$par.x",
                "b.$": "States.Format('{}', $fmt)"}, "Assign": {"c.$": "$as"}, "Next": "B"},
              "B": {"Type": "Choice", "Default": "C", "Choices": [{"And": [
                {"Variable": "$left.x", "NumericEqualsPath": "$right"},
                {"Not": {"Variable": "$.a", "IsNull": true}}], "Next": "C"}]},
              "C": {"Type": "Wait", "SecondsPath": "$sec", "Next": "D"},
              "D": {"Type": "Map", "ItemsPath": "$items", "MaxConcurrencyPath": "$max", "Next": "F",
                "ItemProcessor": {"StartAt": "E", "States": {
                  "E": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true,
                    "Output": {"o": "{% $map($list, function($v) { $v + $states.input }) %}"}}}}},
              "F": {"Type": "Task", "QueryLanguage": "JSONata", "End": true,
                "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": "{% $time %}",
                "Arguments": {"FunctionName": "{% $fn %}"}, "Catch": [
                  {"ErrorEquals": ["States.ALL"], "Next": "G", "Output": "{% $caught %}"}]},
              "G": {"Type": "Fail", "ErrorPath": "$err", "CausePath": "States.Format('{}', $why)"}}}
            """);
    assertEquals(
        Map.of(
            "A", Set.of("in", "par", "fmt", "as"),
            "B", Set.of("left", "right"),
            "C", Set.of("sec"),
            "D", Set.of("items", "max"),
            "E", Set.of("list"),
            "F", Set.of("time", "fn", "caught"),
            "G", Set.of("err", "why")),
        VariableReferences.of(definition));
  }

  @Test
  void distributedMapRefersToMore() {
    Definition definition =
        DefinitionReader.read(
            """
            {"StartAt": "D", "States": {"D": {"Type": "Map", "QueryLanguage": "JSONata", "End": true,
              "Items": "{% $items %}", "ToleratedFailureCount": "{% $few %}",
              "ToleratedFailurePercentage": "{% $part %}",
              "ItemBatcher": {"MaxItemsPerBatch": "{% $size %}", "BatchInput": "{% $given %}"},
              "ItemProcessor": {"StartAt": "E",
                "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "States": {"E": {"Type": "Pass", "End": true}}}}}}
            """);
    assertEquals(
        Map.of("D", Set.of("items", "few", "part", "size", "given")),
        VariableReferences.of(definition));
  }

  @Test
  void definitionWithoutVariablesHasNone() {
    Definition definition =
        DefinitionReader.read(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "$.b",
              "c.$": "$$.Execution.Id"}, "End": true}}}
            """);
    assertEquals(Map.of(), VariableReferences.of(definition));
  }
}
