package org.wardledger.views.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.views.Lookup;

/// What a reversal undoes: its target, and where that is a reversal, what it undid in turn.
///
/// @param postings the target first, the original posting last; empty where the target is not
/// public
public record ReversalChain(List<PostingView> postings) {

    public static ReversalChain of(PostingReversed event, Lookup lookup) {
        List<PostingView> chain = new ArrayList<>();
        UUID next = event.reverses();
        while (next != null) {
            PostingView posting = lookup.get(PostingView.PROJECTION, next.toString());
            if (posting != null) {
                chain.add(posting);
            }
            next = posting == null ? null : posting.reverses();
        }
        return new ReversalChain(List.copyOf(chain));
    }

    public @Nullable PostingView target() {
        return postings.isEmpty() ? null : postings.getFirst();
    }

    /// The posting that is no reversal.
    public @Nullable PostingView root() {
        return postings.isEmpty() ? null : postings.getLast();
    }

    /// Whether the root is undone once the event is folded.
    public boolean undone() {
        return postings.size() % 2 == 1;
    }
}
