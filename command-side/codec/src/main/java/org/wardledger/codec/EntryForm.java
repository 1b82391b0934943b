package org.wardledger.codec;

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
    private static final int CTD = 2;
    private static final int D = 3;
    private static final int DAY = 4;
    private static final int EFF = 5;
    private static final int F = 6;
    private static final int ID = 7;
    private static final int LR = 8;
    private static final int PUB = 9;
    private static final int REF = 10;
    private static final int SD = 11;
    private static final int T = 12;
    private static final int OPEN = 13;
    private static final int KEYS = 14;
    private static final byte[] LAYOUT = "1".getBytes(StandardCharsets.US_ASCII);

    /// Components that stand in the entry, each list in the order of its keys.
    ///
    /// @param commitments how many the type has
    /// @param lines whether it has lines of wards
    record Places(
            List<Member> basis,
            List<Member> data,
            @Nullable Member effective,
            @Nullable Member publication,
            @Nullable Member open,
            List<Member> references,
            int size,
            int commitments,
            boolean lines) {}

    /// What binds the private side to the entry.
    ///
    /// @param payload digest of the payload's bytes
    /// @param root of the line tree; null for types without lines
    /// @param fields digests, in order
    record Seals(String payload, @Nullable String root, List<String> fields) {}

    /// An entry as it was read: the components shown, and what every entry says.
    record Entry(
            @Nullable Object[] shown,
            SeenMark by,
            LocalDate day,
            UUID id,
            String type,
            Seals seals) {}

    private final Places places;
    private final List<Member> keys;

    EntryForm(Places places) {
        this.places = places;
        List<Member> all = new ArrayList<>();
        part(all, BASIS, "basis", places.basis);
        all.add(Member.of(BY, "by", false, Forms.of(SeenMark.class)));
        all.add(Member.of(CTD, "ctd", false, Digest.ONE));
        all.add(Member.of(D, "d", false, new PartForm(places.data, places.size, true)));
        all.add(Member.of(DAY, "day", false, Scalar.DATE));
        single(all, EFF, "eff", places.effective);
        all.add(Member.of(F, "f", false, Layout.SEALED));
        all.add(Member.of(ID, "id", false, Scalar.IDENTIFIER));
        if (places.lines) {
            all.add(Member.of(LR, "lr", false, Digest.ONE));
        }
        single(all, OPEN, "open", places.open);
        single(all, PUB, "pub", places.publication);
        part(all, REF, "ref", places.references);
        all.add(Member.of(SD, "sd", false, new ListForm(Digest.ONE)));
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
        values[CTD] = entry.seals.payload;
        values[D] = shown;
        values[DAY] = entry.day;
        values[EFF] = places.effective == null ? null : shown[places.effective.index()];
        values[F] = Layout.SEALED;
        values[ID] = entry.id;
        values[LR] = entry.seals.root;
        values[OPEN] = places.open == null ? null : shown[places.open.index()];
        values[PUB] = places.publication == null ? null : shown[places.publication.index()];
        values[REF] = Member.anyOf(places.references, shown) ? shown : null;
        values[SD] = entry.seals.fields;
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
        if (places.open != null) {
            shown[places.open.index()] = values[OPEN];
        }
        if (places.publication != null) {
            shown[places.publication.index()] = values[PUB];
        }
        return new Entry(
                shown,
                (SeenMark) present(values[BY]),
                (LocalDate) present(values[DAY]),
                (UUID) present(values[ID]),
                (String) present(values[T]),
                seals(values));
    }

    private Seals seals(@Nullable Object[] values) {
        List<String> fields = new ArrayList<>();
        for (Object each : (List<?>) present(values[SD])) {
            String digest = (String) each;
            if (!fields.isEmpty() && fields.getLast().compareTo(digest) >= 0) {
                throw Misfit.form("twice or out of order").within("sd");
            }
            fields.add(digest);
        }
        if (fields.size() != places.commitments) {
            throw Misfit.form("not as many as the type has").within("sd");
        }
        return new Seals((String) present(values[CTD]), (String) values[LR], List.copyOf(fields));
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
        /// The first that the outside world sees.
        SEALED;

        @Override
        public void write(Object value, CanonicalWriter out) {
            out.raw(LAYOUT);
        }

        @Override
        public Object read(CanonicalReader in) {
            if (!in.skip(LAYOUT)) {
                throw Misfit.form("unknown layout");
            }
            return this;
        }
    }
}
