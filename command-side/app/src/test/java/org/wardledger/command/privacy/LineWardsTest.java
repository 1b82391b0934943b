package org.wardledger.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.id;
import static org.wardledger.command.Samples.ward;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.PayoutEvent.PayoutMade;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.ReceiptEvent.ReceiptLine;
import org.wardledger.events.TransferEvent.TransferLine;
import org.wardledger.events.TransferEvent.TransferReceived;
import org.wardledger.events.TransferEvent.TransferReturned;
import org.wardledger.events.TransferEvent.TransferSent;
import org.wardledger.events.WardLine;

/// Whichever way money of a ward came or went, the bank line is known to be theirs.
class LineWardsTest {
    private static final UUID LINE = new UUID(1, 1);
    private static final Id.Transfer TRANSFER = new Id.Transfer(id("trf", 1));
    private static final List<TransferLine> MOVED = List.of(new TransferLine(ward(0), 5));
    private static final List<WardLine> POSTED = List.of(posted());

    private static WardLine posted() {
        return new WardLine(ward(0), 1, 5, 5);
    }

    static Stream<LedgerEvent> whatever_moves_a_wards_money() {
        return Stream.of(
                new ReceiptAllocated(
                        INST,
                        ACCT,
                        MoneyCode.ReceiptSource.OTHER,
                        null,
                        List.of(),
                        List.of(),
                        5,
                        List.of(new LineUse(LINE, 5)),
                        List.of(
                                new ReceiptLine(
                                        ward(0),
                                        1,
                                        5,
                                        5,
                                        LINE,
                                        null,
                                        null,
                                        null,
                                        null,
                                        MoneyCode.LegCheck.UNKNOWN))),
                new PayoutMade(
                        ACCT,
                        ward(0),
                        MoneyCode.Payout.TO_WARD,
                        5,
                        "synthetic payee",
                        List.of(new LineUse(LINE, 5)),
                        List.of(),
                        new Id.Actor(id("act", 1)),
                        POSTED),
                new TransferSent(ACCT, TRANSFER, ACCT, 5, LINE, MOVED),
                new TransferReceived(ACCT, TRANSFER, ACCT, 5, LINE, POSTED),
                new TransferReturned(ACCT, TRANSFER, 5, LINE, MOVED));
    }

    @ParameterizedTest
    @MethodSource("whatever_moves_a_wards_money")
    void the_line_is_the_wards(LedgerEvent event) {
        List<String> said = new ArrayList<>();
        LineWards.of(event, (line, whose) -> said.add(line + " " + whose.value()));
        assertThat(said).containsExactly(LINE + " " + ward(0).value());
    }
}
