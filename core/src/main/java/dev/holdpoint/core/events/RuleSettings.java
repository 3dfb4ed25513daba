package dev.holdpoint.core.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What the caller says about a rule: at least a pattern or a schedule, and maybe both. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleSettings(
    @Nullable String eventPattern,
    @Nullable String scheduleExpression,
    @Nullable String description,
    @Nullable String roleArn) {}
