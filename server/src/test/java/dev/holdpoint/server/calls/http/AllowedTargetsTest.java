package dev.holdpoint.server.calls.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that workflows make reach nothing that they should not. */
class AllowedTargetsTest {
  private final AllowedTargets open = new AllowedTargets(Set.of(), false);
  private final AllowedTargets home = new AllowedTargets(Set.of(), true);

  private static URI https(String host) {
    return URI.create("https://" + host + "/latest/meta-data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "2130706433",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "100.64.0.1",
        "[fd12:3456::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b:1::7f00:1]",
        "[2001:0:1::]"
      })
  void privateAddressesAreForLaptopsOnly(String host) {
    assertNotNull(open.refusal(https(host)), host);
    assertNull(home.refusal(https(host)), host);
    assertNull(new AllowedTargets(Set.of("*"), false).refusal(https(host)), host);
  }

  @Test
  void whateverAddressesThisMachineHasAreItsOwn() throws Exception {
    List<NetworkInterface> all = Collections.list(NetworkInterface.getNetworkInterfaces());
    for (NetworkInterface one : all) {
      for (InetAddress address : Collections.list(one.getInetAddresses())) {
        assertNotEquals(Reach.PUBLIC, Reach.of(address), address.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "2852039166",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::a9fe:a9fe]",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "100.100.100.200",
        "224.0.0.1",
        "[ff02::1]",
        "0.0.0.0",
        "0",
        "[::]",
        "255.255.255.255"
      })
  void someAddressesAreForNobody(String host) {
    assertNotNull(open.refusal(https(host)), host);
    assertNotNull(home.refusal(https(host)), host);
    assertThrows(AllowedTargets.Forbidden.class, () -> home.resolve(host), host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.1", "0x7f.0.0.1", "0xa9fea9fe", "0x7f000001", "2130706433"})
  void oddNotationsOfNumbersLeadNowhereForbidden(String host) {
    // Whether it is an address is the JDK's to say; what it becomes is looked at.
    assertThrows(Exception.class, () -> open.resolve(host), host);
  }

  @Test
  void zerosInFrontDoNotMakeAnAddressOfThisMachine() throws Exception {
    // Some take it for octal. What is connected to is what the JDK makes of it, and that is public.
    assertEquals("177.0.0.1", open.resolve("0177.0.0.1").getHostAddress());
  }

  @Test
  void publicAddressesAreAllowedByHttpsAlone() {
    assertNull(open.refusal(https("93.184.216.34")));
    assertNotNull(open.refusal(URI.create("http://93.184.216.34/")));
    assertNotNull(open.refusal(URI.create("ftp://93.184.216.34/")));
    assertNotNull(open.refusal(URI.create("https://user@93.184.216.34/")));
  }

  @Test
  void whatTheOperatorNamesIsAllowed() throws Exception {
    AllowedTargets named =
        new AllowedTargets(Set.of("10.1.0.0/16", "fd00:1::/32", "localhost", "10.2.0.1"), false);
    assertNull(named.refusal(URI.create("http://10.1.2.3/")));
    assertNull(named.refusal(https("[fd00:1::5]")));
    assertNull(named.refusal(https("10.2.0.1")));
    assertNull(named.refusal(URI.create("http://localhost:8080/")));
    assertNotNull(named.refusal(https("10.3.0.1")));
    assertTrue(named.resolve("localhost").isLoopbackAddress());
  }

  @Test
  void aNameThatIsAnsweredOtherwiseTheSecondTimeIsLookedAtAgain() throws Exception {
    Deque<String> answers = new ArrayDeque<>(List.of("93.184.216.34", "127.0.0.1"));
    AllowedTargets rebound =
        new AllowedTargets(
            Set.of(), false, _ -> new InetAddress[] {InetAddress.ofLiteral(answers.pop())});
    try (Remote remote = new Remote(_ -> Remote.Answer.json(200, "{}"));
        HttpCaller caller = new HttpCaller(rebound)) {
      URI url = URI.create("https://rebound.example:" + URI.create(remote.base()).getPort() + "/");
      Exchange exchange = caller.send(new OutsideRequest("GET", url, Map.of(), new byte[0]));
      assertInstanceOf(Exchange.Forbidden.class, exchange, exchange.toString());
      assertEquals(0, remote.asked.size());
    }
  }

  @Test
  void redirectsAreShownAndNotFollowed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Location", "/again");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    try (HttpCaller caller = new HttpCaller(home)) {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      Exchange exchange = caller.send(new OutsideRequest("GET", url, Map.of(), new byte[0]));
      assertEquals(302, assertInstanceOf(Exchange.Answered.class, exchange).status());
      assertEquals(1, asked.get());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void headersCannotBeginAnotherLine() {
    try (Remote remote = new Remote(_ -> Remote.Answer.json(200, "{}"));
        HttpCaller caller = new HttpCaller(home)) {
      for (Map<String, List<String>> bad :
          List.of(
              Map.of("X-One", List.of("a\r\nX-Two: b")),
              Map.of("X-One\r\nX-Two", List.of("a")),
              Map.of("X One", List.of("a")),
              Map.of("", List.of("a")),
              Map.of("X-One", List.of("a\u0000")))) {
        Exchange exchange =
            caller.send(
                new OutsideRequest("GET", URI.create(remote.base() + "/"), bad, new byte[0]));
        assertInstanceOf(Exchange.Broken.class, exchange, bad.toString());
      }
      assertEquals(0, remote.asked.size());
    }
  }
}
