package org.wardledger.views;

import java.util.List;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;

/// Somebody as outsiders see them: a role, and a tag that is the same for all steps of one record
/// and different in every other record.
public record Person(Code.Role role, String tag) {

    public static Person of(ActorMark mark, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return new Person(mark.role(), lookup.tag(mark, event));
    }

    public static List<Person> of(
            List<ActorMark> marks, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return marks.stream().map(m -> of(m, event, lookup)).toList();
    }
}
