package dev.holdpoint.core.apigateway;

/** What of a request is looked at before anything is called: AWS's request validator. */
public record Validator(boolean body, boolean parameters) {}
