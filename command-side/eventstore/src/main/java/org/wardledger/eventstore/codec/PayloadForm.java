package org.wardledger.eventstore.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Id;

/// The private payload of one event type: `env`, `actor` and `key`, which every event has, then the
/// closed components in groups (`c`) and the lines of the wards (`w`).
final class PayloadForm {
    private static final int ENV = 0;
    private static final int ACTOR = 1;
    private static final int KEY = 2;
    private static final int C = 3;
    private static final int W = 4;
    private static final int KEYS = 5;

    /// When and where it was recorded.
    record Env(Instant at, String stream, long revision) {}

    /// Who acted.
    record Doer(Id.Actor id) {}

    /// The command: its idempotency key and the digest of the request.
    record Request(UUID id, String digest) {}

    /// A payload as it was read.
    record Payload(@Nullable Object[] closed, Env env, Doer actor, Request request) {}

    private final List<Member> keys;
    private final @Nullable Member lines;

    PayloadForm(List<GroupsForm.Group> groups, @Nullable Member lines, int size) {
        this.lines = lines;
        List<Member> all = new ArrayList<>();
        all.add(Member.of(ENV, "env", false, Forms.of(Env.class)));
        all.add(Member.of(ACTOR, "actor", false, Forms.of(Doer.class)));
        all.add(Member.of(KEY, "key", false, Forms.of(Request.class)));
        all.add(Member.of(C, "c", false, new GroupsForm(groups, size)));
        if (lines != null) {
            all.add(Member.of(W, "w", false, new PartForm(List.of(lines), size, false)));
        }
        this.keys = List.copyOf(all);
    }

    void write(Payload payload, CanonicalWriter out) {
        @Nullable Object[] values = new @Nullable Object[KEYS];
        values[ENV] = payload.env;
        values[ACTOR] = payload.actor;
        values[KEY] = payload.request;
        values[C] = payload.closed;
        values[W] = payload.closed;
        Member.writeAll(keys, values, out);
    }

    Payload read(CanonicalReader in) {
        @Nullable Object[] values = new @Nullable Object[KEYS];
        Member.readAll(keys, values, in);
        in.end();
        if (!(values[C] instanceof Object[] read)
                || !(values[ENV] instanceof Env env)
                || !(values[ACTOR] instanceof Doer actor)
                || !(values[KEY] instanceof Request request)) {
            throw Misfit.form("missing");
        }
        @Nullable Object[] closed = read;
        if (lines != null && values[W] instanceof Object[] wards) {
            closed[lines.index()] = wards[lines.index()];
        }
        return new Payload(closed, env, actor, request);
    }
}
