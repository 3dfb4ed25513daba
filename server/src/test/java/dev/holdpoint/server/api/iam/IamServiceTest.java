package dev.holdpoint.server.api.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.server.wire.Served;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** IAM as AWS's own client sees it. */
final class IamServiceTest {
  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
        "Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
      """;
  private static final String ANYTHING =
      """
      {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}\
      """;
  private static final String OF_AWS = "arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess";

  private final Turns turns =
      new Turns(
          InstantSource.system(),
          new SystemIds(InstantSource.system()),
          Limits.aws(),
          Home.DEFAULT);
  private final Served served = new Served(IamService.of(new InMemoryStore(), turns));
  private final IamClient iam = served.client(IamClient.builder());

  @AfterEach
  void close() {
    iam.close();
    served.close();
  }

  @Test
  void aRoleIsMadeOnceAndShown() {
    Role made =
        iam.createRole(r ->
                r.roleName("Runner")
                    .path("/flows/")
                    .assumeRolePolicyDocument(TRUST)
                    .description("d"))
            .role();
    assertEquals("arn:aws:iam::000000000000:role/flows/Runner", made.arn());
    assertTrue(made.roleId().matches("AROA[A-Z2-7]{17}"), made.roleId());
    Role shown = iam.getRole(r -> r.roleName("Runner")).role();
    assertEquals(
        TRUST, URLDecoder.decode(shown.assumeRolePolicyDocument(), StandardCharsets.UTF_8));
    assertFalse(shown.assumeRolePolicyDocument().contains("+"));
    assertEquals(3_600, shown.maxSessionDuration());
    assertThrows(EntityAlreadyExistsException.class, () -> role("runner"));
    assertThrows(NoSuchEntityException.class, () -> iam.getRole(r -> r.roleName("other")));
    iam.updateRole(r -> r.roleName("Runner").maxSessionDuration(7_200));
    Role updated = iam.getRole(r -> r.roleName("Runner")).role();
    assertEquals(7_200, updated.maxSessionDuration());
    assertEquals("d", updated.description());
  }

  @Test
  void badDocumentsAndNamesAreRefused() {
    malformed("This policy contains invalid Json", "{");
    malformed(
        "Has prohibited field Resource",
        TRUST.replace("\"Action\"", "\"Resource\":\"*\",\"Action\""));
    malformed("Missing required field Principal", TRUST.replace("Principal", "NotAction"));
    role("r");
    assertThrows(
        MalformedPolicyDocumentException.class,
        () -> iam.putRolePolicy(p -> p.roleName("r").policyName("p").policyDocument(TRUST)));
    var name = assertThrows(IamException.class, () -> role("a b"));
    assertEquals("ValidationError", name.awsErrorDetails().errorCode());
    assertEquals(
        "1 validation error detected: Value 'a b' at 'roleName' failed to satisfy constraint:"
            + " Member must satisfy regular expression pattern: [\\w+=,.@-]+",
        name.awsErrorDetails().errorMessage());
  }

  private void malformed(String why, String trust) {
    var refused =
        assertThrows(
            MalformedPolicyDocumentException.class,
            () -> iam.createRole(r -> r.roleName("m").assumeRolePolicyDocument(trust)));
    assertEquals(why, refused.awsErrorDetails().errorMessage());
  }

  @Test
  void aRoleWithPoliciesIsNotDeleted() {
    role("r");
    iam.putRolePolicy(p -> p.roleName("r").policyName("own").policyDocument(ANYTHING));
    String policy =
        iam.createPolicy(p -> p.policyName("shared").policyDocument(ANYTHING)).policy().arn();
    iam.attachRolePolicy(a -> a.roleName("r").policyArn(policy));
    iam.attachRolePolicy(a -> a.roleName("r").policyArn(OF_AWS));
    iam.attachRolePolicy(a -> a.roleName("r").policyArn(OF_AWS));
    assertEquals(
        List.of("shared", "AWSStepFunctionsFullAccess"),
        iam.listAttachedRolePolicies(l -> l.roleName("r")).attachedPolicies().stream()
            .map(AttachedPolicy::policyName)
            .toList());
    assertEquals(1, iam.getPolicy(p -> p.policyArn(policy)).policy().attachmentCount());
    assertThrows(DeleteConflictException.class, () -> iam.deletePolicy(p -> p.policyArn(policy)));
    assertThrows(DeleteConflictException.class, () -> iam.deleteRole(r -> r.roleName("r")));
    iam.detachRolePolicy(d -> d.roleName("r").policyArn(policy));
    iam.detachRolePolicy(d -> d.roleName("r").policyArn(OF_AWS));
    assertThrows(
        NoSuchEntityException.class,
        () -> iam.detachRolePolicy(d -> d.roleName("r").policyArn(OF_AWS)));
    assertThrows(DeleteConflictException.class, () -> iam.deleteRole(r -> r.roleName("r")));
    assertEquals(List.of("own"), iam.listRolePolicies(l -> l.roleName("r")).policyNames());
    iam.deleteRolePolicy(d -> d.roleName("r").policyName("own"));
    iam.deletePolicy(p -> p.policyArn(policy));
    iam.deleteRole(r -> r.roleName("r"));
    assertThrows(NoSuchEntityException.class, () -> iam.deleteRole(r -> r.roleName("r")));
    assertThrows(NoSuchEntityException.class, () -> iam.getPolicy(p -> p.policyArn(policy)));
  }

  @Test
  void aPolicyHasVersions() {
    String arn = iam.createPolicy(p -> p.policyName("p").policyDocument(ANYTHING)).policy().arn();
    String narrow = ANYTHING.replace("\"*\"}", "\"arn:aws:sqs:::q\"}");
    PolicyVersion second =
        iam.createPolicyVersion(v -> v.policyArn(arn).policyDocument(narrow).setAsDefault(true))
            .policyVersion();
    assertEquals("v2", second.versionId());
    assertEquals("v2", iam.getPolicy(p -> p.policyArn(arn)).policy().defaultVersionId());
    PolicyVersion read =
        iam.getPolicyVersion(v -> v.policyArn(arn).versionId("v2")).policyVersion();
    assertEquals(narrow, URLDecoder.decode(read.document(), StandardCharsets.UTF_8));
    for (int i = 0; i < 3; i++) {
      iam.createPolicyVersion(v -> v.policyArn(arn).policyDocument(ANYTHING));
    }
    assertThrows(
        LimitExceededException.class,
        () -> iam.createPolicyVersion(v -> v.policyArn(arn).policyDocument(ANYTHING)));
    assertThrows(DeleteConflictException.class, () -> iam.deletePolicy(p -> p.policyArn(arn)));
    assertThrows(
        DeleteConflictException.class,
        () -> iam.deletePolicyVersion(v -> v.policyArn(arn).versionId("v2")));
    iam.deletePolicyVersion(v -> v.policyArn(arn).versionId("v5"));
    assertEquals(
        "v6",
        iam.createPolicyVersion(v -> v.policyArn(arn).policyDocument(ANYTHING))
            .policyVersion()
            .versionId());
    var next = iam.listPolicyVersions(l -> l.policyArn(arn).maxItems(2));
    assertTrue(next.isTruncated());
    var rest = iam.listPolicyVersions(l -> l.policyArn(arn).marker(next.marker()));
    assertEquals(3, rest.versions().size());
    assertNull(rest.marker());
  }

  @Test
  void rolesAreTaggedAndListedInPages() {
    for (int i = 0; i < 5; i++) {
      role("r" + i);
    }
    iam.tagRole(t -> t.roleName("r0").tags(tag("b", "1"), tag("a", "")));
    iam.untagRole(t -> t.roleName("r0").tagKeys("b"));
    assertEquals(List.of(tag("a", "")), iam.listRoleTags(l -> l.roleName("r0")).tags());
    assertEquals(List.of(tag("a", "")), iam.getRole(r -> r.roleName("r0")).role().tags());
    List<String> names =
        iam.listRolesPaginator(l -> l.maxItems(2)).roles().stream().map(Role::roleName).toList();
    assertEquals(List.of("r0", "r1", "r2", "r3", "r4"), names);
    assertEquals(List.of(), iam.listRoles(l -> l.pathPrefix("/none/")).roles());
  }

  private void role(String name) {
    iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
