package org.wardledger.views;

import java.util.List;
import java.util.UUID;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.Name3;
import org.wardledger.events.Publication;
import org.wardledger.events.Revealed;
import org.wardledger.events.Visibility.Tier;

/// Made-up names and numbers that the tests share.
public final class Ids {
    public static final Id.Institution HOME = new Id.Institution("ins_0000000000000001");
    public static final Id.Account ACCOUNT = new Id.Account("acc_0000000000000001");
    public static final Id.Supplier SELLER = new Id.Supplier("sup_0000000000000001");
    public static final Id.Supplier TRADER = new Id.Supplier("sup_0000000000000002");
    public static final Id.Item BOOTS = new Id.Item("itm_0000000000000001");
    public static final Id.Item PILLS = new Id.Item("itm_0000000000000002");
    public static final Id.Rule TIERS = new Id.Rule("PR-1");
    public static final Id.Actor CLERK = new Id.Actor("act_canaryc1erk00001");
    public static final Id.Actor HEAD = new Id.Actor("act_canaryhead000001");
    public static final Id.Actor MEMBER = new Id.Actor("act_canarymember0001");
    public static final Publication OPEN = new Publication(Tier.OPEN, TIERS);
    public static final Publication COARSE = new Publication(Tier.COARSE, TIERS);
    public static final Publication SEALED = new Publication(Tier.SEALED, TIERS);

    private Ids() {}

    public static Id.Ward ward(int n) {
        return new Id.Ward("wrd_canary%010d".formatted(n));
    }

    public static Id.Expenditure purchase(int n) {
        return new Id.Expenditure("exp_%016d".formatted(n));
    }

    public static ActorMark head() {
        return new ActorMark(Code.Role.HEAD, HEAD);
    }

    public static ActorMark member() {
        return new ActorMark(Code.Role.COMMISSION_MEMBER, MEMBER);
    }

    public static Name3 name(String text) {
        return new Name3(text + " kk", text + " ru", text + " en");
    }

    /// Direction and amount of a bank line, opened by its payment.
    static List<Revealed> opened(UUID line, long amount) {
        return List.of(
                new Revealed(
                        line,
                        List.of(
                                new Revealed.Field("dir", "OUT"),
                                new Revealed.Field("amt", Long.toString(amount)))));
    }
}
