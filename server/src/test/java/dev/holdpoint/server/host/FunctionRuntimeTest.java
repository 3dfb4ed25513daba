package dev.holdpoint.server.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.lambda.FunctionRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FunctionRuntimeTest {
  @ParameterizedTest
  @ValueSource(strings = {"nodejs8.10", "nodejs10.x", "nodejs14.x", "nodejs16.x"})
  void nodeUpTo16BringsTheOldSdk(String id) {
    FunctionRuntime runtime = FunctionRuntime.of(id);
    assertEquals(FunctionRuntime.Family.NODE, runtime.family());
    assertTrue(runtime.carriesOldSdk());
  }

  @Test
  void laterNodeAndOtherFamiliesDoNot() {
    assertFalse(FunctionRuntime.of("nodejs18.x").carriesOldSdk());
    assertFalse(FunctionRuntime.of("java8.al2").carriesOldSdk());
    assertFalse(FunctionRuntime.of("python3.6").carriesOldSdk());
  }
}
