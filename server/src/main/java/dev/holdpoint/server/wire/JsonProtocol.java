package dev.holdpoint.server.wire;

/** How a service speaks awsJson. */
record JsonProtocol(String targetPrefix, String version) {}
