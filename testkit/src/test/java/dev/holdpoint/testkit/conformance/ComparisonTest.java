package dev.holdpoint.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.json.Json;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ComparisonTest {
  private final Placeholders placeholders = new Placeholders("000000000000", "us-east-1");
  private LocalDate recordedOn = LocalDate.of(2026, 1, 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1                  | 1",
        "1e2                | 100.0",
        "'a'                | 'a'",
        "['a',null,true]    | ['a',null,true]",
        "{'a':1,'b':2}      | {'b':2,'a':1}",
        "'<date>'           | {'any':['value']}",
        "'at <date>.'       | 'at some time.'",
        "'<uuid:1> <uuid:1>'| 'x x'",
        "['<x:1>','<x:1>']  | ['one','one']",
        "['<x:1>','<x:2>']  | ['one','one']",
        "'<Part_0idx>/<x:1>'| 'a/b/c'",
        "'<class 'str'>'    | '<class 'str'>'",
        "{'output':[1]}     | {'output':'[1]'}",
      })
  void sameIs(String recorded, String got) {
    assertEquals(List.of(), differences(recorded, got));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1                  | 1.0              | $",
        "1.0                | 1                | $",
        "1                  | '1'              | $",
        "null               | false            | $",
        "'a.c'              | 'abc'            | $",
        "'<x:1>'            | 1                | $",
        "'at <date>.'       | 'at some time'   | $",
        "'<uuid:1> <uuid:1>'| 'x y'            | $",
        "['<x:1>','<x:1>']  | ['one','two']    | $[1]",
        "['a','b']          | ['a']            | $.length",
        "{'a':{'b':1}}      | {'a':{}}         | $.a.b",
        "{'a':{}}           | {'a':{'b':null}} | $.a.b",
        "{'a':{'b':null}}   | {'a':{}}         | $.a.b",
        "{'input':[1]}      | {'input':'[1]'}  | $.input",
      })
  void othersDiffer(String recorded, String got, String where) {
    assertEquals(List.of(where), differences(recorded, got));
  }

  @Test
  void boundPlaceholderIsItsValue() {
    placeholders.bind("<arn:1>", "a.b");
    assertEquals(List.of(), differences("'to <arn:1>'", "'to a.b'"));
    assertEquals(List.of("$"), differences("'to <arn:1>'", "'to axb'"));
    assertEquals(List.of("$"), differences("'<region>'", "'eu-central-1'"));
  }

  @Test
  void memberThatCameLaterMayBeThereBesides() {
    String later = "{'a':1,'redriveCount':0}";
    assertEquals(List.of("$.redriveCount"), differences("{'a':1}", later));
    recordedOn = LocalDate.of(2023, 11, 14);
    assertEquals(List.of(), differences("{'a':1}", later));
    assertEquals(List.of("$.redriveCount"), differences(later, "{'a':1}"));
  }

  @Test
  void blankedEventsAreThereInAnyOrder() {
    String recorded =
        "[{'id':1,'n':'s'},{'id':[0],'previousEventId':0,'n':'a'},"
            + "{'id':[0],'previousEventId':0,'n':'b'},{'id':5,'n':'e'}]";
    String got =
        "[{'id':1,'n':'s'},{'id':2,'n':'b','previousEventId':1},"
            + "{'id':3,'n':'a','previousEventId':1},"
            + "{'id':4,'type':'ParallelStateSucceeded'},{'id':5,'n':'e'}]";
    assertEquals(List.of(), differences(recorded, got));
    assertEquals(List.of("$", "$"), differences(recorded, got.replace("'b'", "'c'")));
    assertEquals(List.of("$[4].n"), differences(recorded, got.replace("'e'", "'c'")));
  }

  private List<String> differences(String recorded, String got) {
    Comparison comparison = new Comparison(placeholders, recordedOn);
    comparison.compare("$", json(recorded), json(got));
    return comparison.differences().stream().map(Difference::path).toList();
  }

  private static JsonNode json(String text) {
    return Json.parse(
        text.equals("'<class 'str'>'") ? "\"<class 'str'>\"" : text.replace('\'', '"'));
  }
}
