package dev.holdpoint.server.wire;

/** How a service speaks awsQuery. */
record QueryProtocol(String version, String xmlNamespace, QueryNames names) {}
