package org.wardledger.eventstore.codec;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The public entry of one event type: keys in RFC 8785 order, and no others than these.
final class EntryForm {
    private static final int BASIS = 0;
    private static final int BY = 1;
    private static final int D = 2;
    private static final int DAY = 3;
    private static final int EFF = 4;
    private static final int F = 5;
    private static final int ID = 6;
    private static final int PUB = 7;
    private static final int REF = 8;
    private static final int T = 9;
    private static final int KEYS = 10;

    /// Components that stand in the entry, each list in the order of its keys.
    record Places(
            List<Member> basis,
            List<Member> data,
            @Nullable Member effective,
            @Nullable Member publication,
            List<Member> references,
            int size) {}

    /// An entry as it was read: the components shown, and what every entry says.
    record Entry(@Nullable Object[] shown, SeenMark by, LocalDate day, UUID id, String type) {}

    private final Places places;
    private final List<Member> keys;

    EntryForm(Places places) {
        this.places = places;
        List<Member> all = new ArrayList<>();
        part(all, BASIS, "basis", places.basis);
        all.add(Member.of(BY, "by", false, Forms.of(SeenMark.class)));
        all.add(Member.of(D, "d", false, new PartForm(places.data, places.size, true)));
        all.add(Member.of(DAY, "day", false, Scalar.DATE));
        single(all, EFF, "eff", places.effective);
        all.add(Member.of(F, "f", false, Layout.UNSEALED));
        all.add(Member.of(ID, "id", false, Scalar.IDENTIFIER));
        single(all, PUB, "pub", places.publication);
        part(all, REF, "ref", places.references);
        all.add(Member.of(T, "t", false, Scalar.TEXT));
        this.keys = List.copyOf(all);
    }

    private void part(List<Member> all, int index, String key, List<Member> members) {
        if (!members.isEmpty()) {
            all.add(Member.of(index, key, true, new PartForm(members, places.size, false)));
        }
    }

    private static void single(List<Member> all, int index, String key, @Nullable Member member) {
        if (member != null) {
            all.add(Member.of(index, key, true, member.form()));
        }
    }

    void write(Entry entry, CanonicalWriter out) {
        @Nullable Object[] shown = entry.shown;
        @Nullable Object[] values = new @Nullable Object[KEYS];
        values[BASIS] = Member.anyOf(places.basis, shown) ? shown : null;
        values[BY] = entry.by;
        values[D] = shown;
        values[DAY] = entry.day;
        values[EFF] = places.effective == null ? null : shown[places.effective.index()];
        values[F] = Layout.UNSEALED;
        values[ID] = entry.id;
        values[PUB] = places.publication == null ? null : shown[places.publication.index()];
        values[REF] = Member.anyOf(places.references, shown) ? shown : null;
        values[T] = entry.type;
        Member.writeAll(keys, values, out);
    }

    Entry read(CanonicalReader in) {
        @Nullable Object[] values = new @Nullable Object[KEYS];
        Member.readAll(keys, values, in);
        in.end();
        @Nullable Object[] shown = new @Nullable Object[places.size];
        collect(places.basis, values[BASIS], shown);
        collect(places.data, values[D], shown);
        collect(places.references, values[REF], shown);
        if (places.effective != null) {
            shown[places.effective.index()] = values[EFF];
        }
        if (places.publication != null) {
            shown[places.publication.index()] = values[PUB];
        }
        return new Entry(
                shown,
                (SeenMark) present(values[BY]),
                (LocalDate) present(values[DAY]),
                (UUID) present(values[ID]),
                (String) present(values[T]));
    }

    private static void collect(
            List<Member> members, @Nullable Object part, @Nullable Object[] shown) {
        if (part != null) {
            @Nullable Object[] values = (@Nullable Object[]) part;
            for (Member member : members) {
                shown[member.index()] = values[member.index()];
            }
        }
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw Misfit.form("missing");
        }
        return value;
    }

    /// The number under `f`: which keys an entry has and how they are to be read.
    private enum Layout implements Form {
        /// Without commitments, not fit to be published in a log.
        UNSEALED;

        private final byte[] number =
                Integer.toString(ordinal()).getBytes(StandardCharsets.US_ASCII);

        @Override
        public void write(Object value, CanonicalWriter out) {
            out.raw(number);
        }

        @Override
        public Object read(CanonicalReader in) {
            if (!in.skip(number)) {
                throw Misfit.form("unknown layout");
            }
            return this;
        }
    }
}
