package org.wardledger.command.lookup;

import org.jspecify.annotations.Nullable;

/// One looked-up fact: under this key stands this value. Null takes it away.
record Row(Kind kind, String key, @Nullable String value) {

    /// What is looked up. `memory` for those that are few and asked for by every command; the
    /// others stay on disk.
    ///
    /// The number stands in the file.
    enum Kind {
        /// Blinded number to the one it belongs to.
        TAKEN(1, true),
        /// Account to institution, kind and currency.
        ACCOUNT(2, true),
        /// Account to the month whose books are open.
        PERIOD(3, true),
        /// Ward to institution and account, while the stay lasts.
        WARD(4, true),
        /// Rule to kind, dates and parameters.
        RULE(5, true),
        /// Account, ward, benefit and month of an allocated receipt.
        RECEIPT(7, false),
        /// Account, ward, benefit and month whose personal leg was observed.
        LEG(8, false),
        /// Expenditure and blinded document.
        EVIDENCE(9, false),
        /// Transfer to what its sender said.
        TRANSFER(6, true),
        /// Transfer that arrived.
        RECEIVED(12, false),
        /// Article to category, and whether it may still be bought.
        ITEM(10, true),
        /// Account and ward to the month in which the sub-account was closed.
        CLOSED(11, false),
        /// Case about personal data to ward, home, right, term and whether it is answered.
        PRIVACY(13, true),
        /// Case and class of blocked data to the ward.
        BLOCKED(14, true);

        private final int number;
        private final boolean memory;

        Kind(int number, boolean memory) {
            this.number = number;
            this.memory = memory;
        }

        int number() {
            return number;
        }

        boolean memory() {
            return memory;
        }
    }
}
