package dev.holdpoint.example.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSealTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final LinkSeal seal = new LinkSeal(Requests.KEYS);

  @Test
  void opensToWhatWasSealed() {
    assertEquals(Optional.of(Requests.refund()), seal.open(seal.seal(Requests.refund())));
  }

  @Test
  void sameRequestHasSameLinkAndAnotherRequestAnother() {
    assertEquals(seal.seal(Requests.refund()), seal.seal(Requests.refund()));
    assertNotEquals(
        seal.seal(Requests.refund()).substring(0, 16),
        seal.seal(Requests.withTitle("Another")).substring(0, 16));
  }

  @Test
  void everyChangedCharacterIsRefused() {
    String link = seal.seal(Requests.refund());
    for (int i = 0; i < link.length(); i++) {
      char next = ALPHABET.charAt((ALPHABET.indexOf(link.charAt(i)) + 1) % ALPHABET.length());
      String changed = link.substring(0, i) + next + link.substring(i + 1);
      assertTrue(seal.open(changed).isEmpty(), "changed at " + i);
    }
  }

  @Test
  void everyShortenedLinkIsRefused() {
    String link = seal.seal(Requests.refund());
    for (int length = 0; length < link.length(); length++) {
      assertTrue(seal.open(link.substring(0, length)).isEmpty(), "cut at " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "not a link!", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void whatWasNeverSealedIsRefused(String text) {
    assertTrue(seal.open(text).isEmpty());
  }

  @Test
  void anotherKeyRefuses() {
    var other = new LinkSeal(new LinkKeys("some other key for tests"));
    assertTrue(other.open(seal.seal(Requests.refund())).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain text, not base64", "AQ+/bcde", "AQ-_bcdefg", "YQ==", "YR=="})
  void tokenOfAnyFormComesBackExactly(String token) {
    var request = new ReviewRequest("t", "r", "w", "e", Requests.UNTIL, token);
    assertEquals(token, seal.open(seal.seal(request)).orElseThrow().taskToken());
  }

  @Test
  void linkAndTextShowNoToken() {
    assertFalse(seal.seal(Requests.refund()).contains("secret"));
    assertFalse(Requests.refund().toString().contains("secret"));
  }

  @Test
  void shortKeyIsRefused() {
    assertThrows(IllegalStateException.class, () -> new LinkKeys("15 characters.."));
  }
}
