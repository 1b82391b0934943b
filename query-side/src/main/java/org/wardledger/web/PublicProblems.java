package org.wardledger.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Problems of the public part of the API, in the form that the whole API has: the code is stable,
/// the texts are not.
@Component
public final class PublicProblems {
    private static final String TYPE = "urn:ward-ledger:problem:";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final MessageSource words;

    PublicProblems(MessageSource words) {
        this.words = words;
    }

    /// @param key of the words, as `error.KEY.title` and `error.KEY.text`
    /// @param arguments that the words name, in their order; numbers stand in them as they are
    public ResponseEntity<byte[]> of(
            HttpStatus status,
            String code,
            String key,
            Map<String, String> arguments,
            Locale locale) {
        Object[] given = arguments.values().toArray();
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPE + code);
        problem.put("title", words.getMessage("error." + key + ".title", given, locale));
        problem.put("status", status.value());
        problem.put("detail", words.getMessage("error." + key + ".text", given, locale));
        problem.put("code", code);
        problem.put("arguments", arguments);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(JSON.writeValueAsBytes(problem));
    }
}
