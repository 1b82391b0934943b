package org.wardledger.command;

import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;

import java.util.ArrayList;
import java.util.List;
import org.wardledger.command.requests.BodyRequests.FormBody;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.body.BodyCommand.AppointMember;
import org.wardledger.domain.decision.DecisionCommand.Choice;
import org.wardledger.domain.decision.DecisionCommand.Vote;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Id;

/// The home's commission of three, who all agree.
public final class Commission {
    public static final Id.Body ID = new Id.Body(Samples.id("bod", 1));
    private static final int MEMBERS = 3;

    private Commission() {}

    /// After [Home#found].
    public static void found(TestLedger ledger) {
        ledger.done(
                new FormBody(
                        ID,
                        Code.BodyKind.FUND_USE_COMMISSION,
                        INST,
                        null,
                        null,
                        null,
                        Samples.name("Commission"),
                        Samples.EFF),
                MINISTRY);
        for (int i = 0; i < MEMBERS; i++) {
            ledger.done(new Plain(appointment(i)), MINISTRY);
        }
    }

    private static ActorMark member(int n) {
        return new ActorMark(Code.Role.COMMISSION_MEMBER, new Id.Actor(Samples.id("act", 60 + n)));
    }

    private static AppointMember appointment(int n) {
        return new AppointMember(
                ID,
                member(n),
                Code.Seat.CIVIL,
                Samples.EFF,
                Samples.EFF.plusMonths(11),
                true,
                "Sample Member",
                "",
                true);
    }

    public static List<Vote> votes() {
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            votes.add(new Vote(member(i), Choice.FOR, false));
        }
        return votes;
    }
}
