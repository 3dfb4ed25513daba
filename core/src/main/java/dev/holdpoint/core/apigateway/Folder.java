package dev.holdpoint.core.apigateway;

/**
 * A REST API's resource: one part of a path.
 *
 * @param parentId the folder that it is in; the root has none, and is not kept
 */
public record Folder(String id, String parentId, String pathPart) {}
