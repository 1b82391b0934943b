package org.wardledger.domain.privacy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.Right;

/// What later steps of a case need to know.
public sealed interface PrivacyState {

    /// No event yet.
    record Unknown() implements PrivacyState {}

    /// A request, answered or not. An answer ends the clock, not the case: money may be destroyed
    /// years later.
    ///
    /// @param ward null where even this is erased
    /// @param receivedBy who entered the request
    record Received(
            Id.@Nullable Ward ward,
            Right right,
            Instant receivedAt,
            Id.Actor receivedBy,
            Set<DataClass> blocked,
            Set<DataClass> shredded,
            boolean answered)
            implements PrivacyState {

        Received block(List<DataClass> classes) {
            return with(plus(blocked, classes), shredded, answered);
        }

        Received unblock(List<DataClass> classes) {
            return with(minus(blocked, classes), shredded, answered);
        }

        /// What is destroyed is not blocked any more: there is nothing left to keep.
        Received shred(List<DataClass> classes) {
            return with(minus(blocked, classes), plus(shredded, classes), answered);
        }

        Received answer() {
            return with(blocked, shredded, true);
        }

        private Received with(Set<DataClass> blocking, Set<DataClass> gone, boolean told) {
            return new Received(ward, right, receivedAt, receivedBy, blocking, gone, told);
        }

        private static Set<DataClass> plus(Set<DataClass> set, List<DataClass> more) {
            Set<DataClass> all = EnumSet.noneOf(DataClass.class);
            all.addAll(set);
            all.addAll(more);
            return Set.copyOf(all);
        }

        private static Set<DataClass> minus(Set<DataClass> set, List<DataClass> less) {
            Set<DataClass> rest = EnumSet.noneOf(DataClass.class);
            rest.addAll(set);
            less.forEach(rest::remove);
            return Set.copyOf(rest);
        }
    }

    /// A breach that the authority knows of.
    record Breach() implements PrivacyState {}
}
