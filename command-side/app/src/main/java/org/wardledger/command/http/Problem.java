package org.wardledger.command.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A problem as RFC 9457 has it.
///
/// @param title what is wrong, in the caller's language
/// @param detail the same and what to do about it
/// @param code stable code of the refusal
/// @param field path of the failing field
/// @param reason why the field does not fit, where its form is at fault
/// @param arguments figures that the text names
/// @param before code of the refusal that this key was given first
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String field,
        @Nullable String reason,
        Map<String, String> arguments,
        @Nullable String before) {}
