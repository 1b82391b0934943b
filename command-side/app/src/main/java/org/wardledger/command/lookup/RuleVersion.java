package org.wardledger.command.lookup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.rule.RuleParams;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Id;
import org.wardledger.events.RuleEvent.RuleAdopted;

/// A rule version with its dates and parameters.
///
/// @param to last day it holds; null while no end is set
/// @param meaning the parameters, typed; null where they make no sense
public record RuleVersion(
        Id.Rule rule,
        RuleKind kind,
        LocalDate from,
        @Nullable LocalDate to,
        Map<String, String> params,
        @Nullable RuleParams meaning) {

    static RuleVersion of(RuleAdopted e) {
        return of(e.rule(), e.kind(), e.from(), e.to(), new TreeMap<>(e.params()));
    }

    private static RuleVersion of(
            Id.Rule rule,
            RuleKind kind,
            LocalDate from,
            @Nullable LocalDate to,
            Map<String, String> params) {
        return new RuleVersion(rule, kind, from, to, params, RuleParams.of(kind, params));
    }

    RuleVersion until(LocalDate last) {
        return new RuleVersion(rule, kind, from, last, params, meaning);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /// Whether both are in force on some day.
    public boolean meets(LocalDate first, @Nullable LocalDate last) {
        return (to == null || !first.isAfter(to)) && (last == null || !last.isBefore(from));
    }

    /// One line for each part: parameters are codes and numbers, so none of them breaks a line.
    String toText() {
        StringBuilder text = new StringBuilder();
        text.append(kind).append('\n').append(from).append('\n').append(to == null ? "" : to);
        params.forEach((name, value) -> text.append('\n').append(name).append('=').append(value));
        return text.toString();
    }

    static RuleVersion parse(Id.Rule rule, String text) {
        List<String> lines = text.lines().toList();
        Map<String, String> params = new TreeMap<>();
        for (String line : lines.subList(3, lines.size())) {
            int equals = line.indexOf('=');
            params.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return of(
                rule,
                RuleKind.valueOf(lines.get(0)),
                LocalDate.parse(lines.get(1)),
                lines.get(2).isEmpty() ? null : LocalDate.parse(lines.get(2)),
                params);
    }
}
