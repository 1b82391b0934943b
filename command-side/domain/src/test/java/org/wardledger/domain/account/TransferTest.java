package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.account.Book.but;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Method;

/// A ward moves: one account sends, the other receives, and the claim ends when both know.
class TransferTest {
    private final Book book = Book.opened(12);

    private static Transfers.CompleteTransfer completion(int n) {
        return new Transfers.CompleteTransfer(Money.ACCOUNT, Book.transfer(n), new UUID(5, 5));
    }

    private static Transfers.ReturnTransfer comeback(int n, UUID line) {
        return new Transfers.ReturnTransfer(Money.ACCOUNT, Book.transfer(n), line);
    }

    private static Transfers.ReceiveTransfer arrival(int ward, long amt, UUID line) {
        return new Transfers.ReceiveTransfer(
                Money.ACCOUNT,
                Book.transfer(1),
                new Transfers.SentFacts(Money.OTHER, Money.ward(ward), amt),
                false,
                line);
    }

    @Test
    void the_claim_stays_with_the_sender_until_the_receiver_has_the_money() {
        book.sent(1, 1, 300_000);
        assertThat(book.sub(1).balance()).isEqualTo(Book.EACH);
        assertThat(book.sub(1).blocked()).isTrue();
        assertThat(book.state().books().transit()).isEqualTo(300_000);
        book.done(Money.CLERK, completion(1));
        assertThat(book.sub(1).balance()).isEqualTo(Book.EACH - 300_000);
        assertThat(book.sub(1).blocked()).isFalse();
        assertThat(book.state().books().transit()).isZero();
        book.when(Money.CLERK, completion(1))
                .thenRefused(TransferRefusal.NOT_IN_TRANSIT, "transfer");
    }

    @Test
    void what_bounces_is_free_again() {
        book.sent(1, 1, 300_000);
        book.when(Money.CLERK, comeback(1, book.line(Direction.IN, 299_999)))
                .thenRefused(TransferRefusal.BANK_LINE_DIFFERS, "uses[0]");
        UUID back = book.line(Direction.IN, 300_000);
        book.done(Money.CLERK, comeback(1, back));
        assertThat(book.sub(1).balance()).isEqualTo(Book.EACH);
        assertThat(book.sub(1).blocked()).isFalse();
        assertThat(book.state().books().transit()).isZero();
        assertThat(book.state().books().open(back)).isZero();
        book.when(Money.CLERK, comeback(1, new UUID(3, 3)))
                .thenRefused(TransferRefusal.NOT_IN_TRANSIT, "transfer");
    }

    @Test
    void a_ward_stays_blocked_until_the_last_transfer_has_ended() {
        book.sent(1, 1, 100_000);
        book.sent(2, 1, 100_000);
        book.done(Money.CLERK, completion(1));
        assertThat(book.sub(1).blocked()).isTrue();
        book.done(Money.CLERK, completion(2));
        assertThat(book.sub(1).blocked()).isFalse();
    }

    @Test
    void no_more_is_sent_than_the_ward_has_free() {
        UUID line = book.line(Direction.OUT, 500_001);
        book.when(Money.CLERK, Book.sending(1, 1, 500_001, line))
                .thenRefused(TransferRefusal.ABOVE_BALANCE, "amt");
        book.approved(1, Method.BANK, 1_000, 1);
        book.when(Money.CLERK, Book.sending(1, 1, 499_001, line))
                .thenRefused(TransferRefusal.BALANCE_RESERVED, "amt");
        book.done(Money.CLERK, Book.sending(1, 1, 499_000, line));
        book.when(Money.CLERK, Book.sending(2, 1, 1, line))
                .thenRefused(TransferRefusal.BALANCE_RESERVED, "amt");
    }

    @Test
    void a_transfer_is_sent_once_by_a_bank_line_to_another_account() {
        UUID line = book.line(Direction.OUT, 100);
        var sending = Book.sending(1, 1, 100, line);
        book.when(Money.CLERK, but(sending, "to", Money.ACCOUNT))
                .thenRefused(TransferRefusal.SAME_ACCOUNT, "to");
        book.when(Money.CLERK, but(sending, "ward", Money.ward(13)))
                .thenRefused(TransferRefusal.WARD_NOT_ON_ACCOUNT, "ward");
        book.when(Money.CLERK, but(sending, "bankLine", new UUID(3, 3)))
                .thenRefused(TransferRefusal.BANK_LINE_UNKNOWN, "uses[0].line");
        book.done(Money.CLERK, sending);
        book.when(Money.CLERK, sending).thenRefused(TransferRefusal.ALREADY_SENT, "transfer");
        book.when(Money.CLERK, Book.sending(2, 1, 100, line))
                .thenRefused(TransferRefusal.BANK_LINE_USED, "uses[0].line");
    }

    @Test
    void what_was_sent_arrives_once_and_in_full() {
        UUID line = book.line(Direction.IN, 100);
        var arrival = arrival(1, 100, line);
        book.when(Money.CLERK, but(arrival, "sent", null))
                .thenRefused(TransferRefusal.UNKNOWN, "transfer");
        book.when(Money.CLERK, but(arrival, "receivedBefore", true))
                .thenRefused(TransferRefusal.ALREADY_RECEIVED, "transfer");
        book.when(Money.CLERK, arrival(13, 100, line))
                .thenRefused(TransferRefusal.WARD_NOT_ON_ACCOUNT, "transfer");
        book.when(Money.CLERK, arrival(1, 99, line))
                .thenRefused(TransferRefusal.AMOUNT_DIFFERS, "bankLine");
        book.when(Money.CLERK, arrival(1, 100, new UUID(3, 3)))
                .thenRefused(TransferRefusal.BANK_LINE_UNKNOWN, "uses[0].line");
        book.done(Money.CLERK, arrival);
        assertThat(book.sub(1).balance()).isEqualTo(Book.EACH + 100);
        book.when(Money.CLERK, arrival).thenRefused(TransferRefusal.ALREADY_RECEIVED, "transfer");
    }
}
