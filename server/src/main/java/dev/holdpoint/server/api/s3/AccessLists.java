package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.server.http.StreamResponse;
import java.util.Set;

/**
 * Access control lists, which buckets do not allow as those of AWS since 2023: each is the owner's,
 * and may be said to be.
 */
record AccessLists(Shelf shelf) {
  private static final Set<String> OWNERS = Set.of("private", "bucket-owner-full-control");
  private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";

  StreamResponse ofBucket(S3Call call) {
    shelf.bucket(call.bucket());
    return owners();
  }

  StreamResponse ofObject(S3Call call) {
    find(call);
    return owners();
  }

  StreamResponse putOfBucket(S3Call call) {
    shelf.bucket(call.bucket());
    return taken(call);
  }

  StreamResponse putOfObject(S3Call call) {
    find(call);
    return taken(call);
  }

  private void find(S3Call call) {
    shelf.bucket(call.bucket());
    var _ = shelf.store.read(tx -> shelf.objects.get(tx, call.bucket(), call.key()));
  }

  private static StreamResponse taken(S3Call call) {
    byte[] document = call.payload().document(S3Limits.AWS.documentBytes());
    String canned = call.header("x-amz-acl");
    boolean grants =
        call.head().headers().keySet().stream().anyMatch(name -> name.startsWith("x-amz-grant-"));
    boolean owners = !grants && (canned == null ? isOwners(document) : OWNERS.contains(canned));
    if (!owners) {
      throw ObjectHeaders.noAcls();
    }
    return Answers.empty(200);
  }

  private static boolean isOwners(byte[] document) {
    XmlNode list = XmlNode.parse(document, "AccessControlPolicy").first("AccessControlList");
    return list != null && list.all("Grant").stream().allMatch(AccessLists::isOwners);
  }

  private static boolean isOwners(XmlNode grant) {
    XmlNode grantee = grant.first("Grantee");
    return grantee != null
        && Owner.ID.equals(grantee.find("ID"))
        && "FULL_CONTROL".equals(grant.find("Permission"));
  }

  private static StreamResponse owners() {
    Xml xml = Xml.document("AccessControlPolicy");
    Owner.write(xml, "Owner");
    xml.open("AccessControlList").open("Grant");
    xml.open("Grantee", "xmlns:xsi=\"" + SCHEMA + "\" xsi:type=\"CanonicalUser\"");
    xml.leaf("ID", Owner.ID).leaf("DisplayName", "holdpoint").close();
    xml.leaf("Permission", "FULL_CONTROL").close().close();
    return Answers.xml(xml);
  }
}
