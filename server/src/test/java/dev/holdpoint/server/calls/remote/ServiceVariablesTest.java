package dev.holdpoint.server.calls.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceVariablesTest {
  @Test
  void variablesAreNamedAsSdksNameThem() {
    assertEquals("AWS_ENDPOINT_URL_DYNAMODB", ServiceVariables.name("dynamodb"));
    assertEquals("AWS_ENDPOINT_URL_SECRETS_MANAGER", ServiceVariables.name("secretsmanager"));
    assertEquals("AWS_ENDPOINT_URL_LEX_RUNTIME_SERVICE", ServiceVariables.name("lexruntime"));
    assertEquals("AWS_ENDPOINT_URL_ACM_PCA", ServiceVariables.name("acmpca"));
  }

  @Test
  void onlyServicesWithAnAddressAreNamed() {
    Endpoint there = new Endpoint.At(URI.create("http://127.0.0.1:8000"));
    assertEquals(
        Map.of(
            "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000",
            "AWS_ENDPOINT_URL_DYNAMODB_STREAMS", "http://127.0.0.1:8000"),
        ServiceVariables.of(new Endpoints(Map.of("dynamodb", there, "s3", new Endpoint.Aws()))));
  }
}
