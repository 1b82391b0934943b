package org.wardledger.command.imports;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Party;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.statements.ParsedLine;

/// The lines of a file as events, in portions that one append can take. The same file always gives
/// the same portions, so that a broken run finds its place again.
///
/// @param bin of the home
/// @param iban of the account
/// @param stored how a line's key stands in the books
record LineEvents(
        Id.Institution inst,
        Id.Account acct,
        String bin,
        String iban,
        UnaryOperator<String> stored) {
    private static final int LINES_MAX = 500;

    /// Far enough below the limit of an append (960 KiB) for what encoding adds.
    private static final int BYTES_MAX = 560 * 1024;

    /// Ids, amounts, commitments and names of fields of one line.
    private static final int FIXED = 1_200;

    private static final int ID_LENGTH = 12;

    List<List<LineRecorded>> portions(UUID statement, List<ParsedLine> lines) {
        List<List<LineRecorded>> portions = new ArrayList<>();
        List<LineRecorded> portion = new ArrayList<>();
        int bytes = 0;
        for (ParsedLine line : lines) {
            LineRecorded event = event(statement, line);
            int size = size(event);
            if (portion.size() == LINES_MAX || (bytes + size > BYTES_MAX && !portion.isEmpty())) {
                portions.add(List.copyOf(portion));
                portion.clear();
                bytes = 0;
            }
            portion.add(event);
            bytes += size;
        }
        if (!portion.isEmpty()) {
            portions.add(List.copyOf(portion));
        }
        return portions;
    }

    /// The day is the one on which the bank put it on the account: balances go by it.
    private LineRecorded event(UUID statement, ParsedLine line) {
        return new LineRecorded(
                inst,
                acct,
                statement,
                line.direction() == org.wardledger.statements.Direction.IN
                        ? Direction.IN
                        : Direction.OUT,
                line.amountTiyn(),
                line.bookingDate(),
                party(line),
                normal(line.counterpartyName()),
                normal(line.counterpartyId()),
                normal(line.counterpartyIban()),
                normal(line.knp()),
                normal(line.documentNumber()),
                normal(line.purpose()),
                stored.apply(line.key()));
    }

    static @Nullable String normal(@Nullable String text) {
        return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// Who nobody can place counts as a person: the most careful treatment.
    private Party party(ParsedLine line) {
        String id = line.counterpartyId();
        if (bin.equals(id) || iban.equals(line.counterpartyIban())) {
            return Party.OWN;
        }
        String kbe = line.counterpartyKbe();
        if (kbe != null && kbe.length() == 2) {
            return switch (kbe.charAt(1)) {
                case '1', '2' -> Party.STATE;
                case '3', '4' -> Party.BANK;
                case '9' -> Party.NATURAL;
                default -> Party.LEGAL;
            };
        }
        return id != null && isBin(id) ? Party.LEGAL : Party.NATURAL;
    }

    /// The fifth digit of a BIN is 4, 5 or 6; that of an IIN begins a day and is at most 3.
    private static boolean isBin(String id) {
        return id.length() == ID_LENGTH && id.charAt(4) >= '4' && id.charAt(4) <= '6';
    }

    private static int size(LineRecorded line) {
        return FIXED
                + bytes(line.counterparty())
                + bytes(line.counterpartyId())
                + bytes(line.counterpartyIban())
                + bytes(line.documentNumber())
                + bytes(line.purpose());
    }

    /// A quote or a backslash takes two bytes as JSON, a control character six.
    private static int bytes(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        int more = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            more += c < ' ' ? 5 : c == '"' || c == '\\' ? 1 : 0;
        }
        return text.getBytes(StandardCharsets.UTF_8).length + more;
    }
}
