package org.wardledger.eventstore.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.AppendResult.DuplicateEventId;
import org.wardledger.eventstore.AppendResult.WrongRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;

/// Decides one append inside the writer's transaction. Everything is asked before anything is
/// written, so a refusal needs no rollback and its neighbours in the commit never notice.
final class AppendRules {

    private AppendRules() {}

    static AppendResult place(WriteSession session, Append append) throws SQLException {
        UUID twice = NewEvent.twice(append.events());
        if (twice != null) {
            return new DuplicateEventId(twice);
        }
        for (NewEvent event : append.events()) {
            if (session.positionOf(event.id()) > 0) {
                return repeated(session, append, event.id());
            }
        }
        long actual = session.revisionOf(append.stream());
        if (!append.expected().accepts(actual)) {
            return new WrongRevision(append.stream(), actual);
        }
        long first = session.head() + 1;
        for (NewEvent event : append.events()) {
            session.add(append.stream(), event);
        }
        long last = actual + append.events().size();
        return new Appended(first, session.head(), last, false);
    }

    /// All of it there already, at the expected place and with the same bytes: the first answer
    /// again. Anything less is a duplicate.
    private static AppendResult repeated(WriteSession session, Append append, UUID known)
            throws SQLException {
        var duplicate = new DuplicateEventId(known);
        List<NewEvent> events = append.events();
        long position = session.positionOf(events.getFirst().id());
        if (position == 0) {
            return duplicate;
        }
        StoredEvent first = session.rows().after(position - 1, 1, 1).whole().getFirst();
        if (!first.stream().equals(append.stream())
                || !append.expected().accepts(first.revision() - 1)) {
            return duplicate;
        }
        List<StoredEvent> stored =
                session.rows().ofStream(append.stream(), first.revision(), events.size()).whole();
        if (stored.size() < events.size()) {
            return duplicate;
        }
        for (int i = 0; i < events.size(); i++) {
            if (!events.get(i).isSameAs(stored.get(i))) {
                return duplicate;
            }
        }
        StoredEvent last = stored.getLast();
        return new Appended(first.position(), last.position(), last.revision(), true);
    }
}
