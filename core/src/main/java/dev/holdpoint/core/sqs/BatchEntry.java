package dev.holdpoint.core.sqs;

/** One request of a batch under the id by which its caller knows it. */
public record BatchEntry<T>(String id, T request) {}
