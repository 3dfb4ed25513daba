package dev.holdpoint.core.s3;

/**
 * Which bytes an object has.
 *
 * @param id of this content and of no other
 * @param modified when the file was, in nanoseconds since 1970
 */
public record ContentFile(String id, long size, long modified) {}
