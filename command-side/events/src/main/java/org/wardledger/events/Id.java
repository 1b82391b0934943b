package org.wardledger.events;

import java.util.regex.Pattern;

/// Identifiers: a three-letter prefix, `_`, and 16 characters of lower-case Crockford base32 (80
/// random bits). Random on purpose: they tell neither time, nor BIN, nor name.
public sealed interface Id {

    /// The text as it is stored and shown in addresses.
    String value();

    /// An institution.
    record Institution(String value) implements Id {
        public Institution {
            check("ins", value);
        }
    }

    /// A cash account.
    record Account(String value) implements Id {
        public Account {
            check("acc", value);
        }
    }

    /// A ward. Stands in private parts only.
    record Ward(String value) implements Id {
        public Ward {
            check("wrd", value);
        }
    }

    /// A fund of a charity account.
    record Fund(String value) implements Id {
        public Fund {
            check("fnd", value);
        }
    }

    /// One purchase, from proposal to settlement.
    record Expenditure(String value) implements Id {
        public Expenditure {
            check("exp", value);
        }
    }

    /// A seller, the same in all institutions.
    record Supplier(String value) implements Id {
        public Supplier {
            check("sup", value);
        }
    }

    /// An article that may be bought.
    record Item(String value) implements Id {
        public Item {
            check("itm", value);
        }
    }

    /// A version of a rule, such as `SPLIT-3`: upper case, chosen by the one who adopts it.
    record Rule(String value) implements Id {
        private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{0,15}-[0-9]{1,4}");

        public Rule {
            if (!FORM.matcher(value).matches()) {
                throw new IllegalArgumentException("not a rule id");
            }
        }
    }

    /// A council, board or commission.
    record Body(String value) implements Id {
        public Body {
            check("bod", value);
        }
    }

    /// A decision of a body.
    record Decision(String value) implements Id {
        public Decision {
            check("dec", value);
        }
    }

    /// A standing reservation.
    record Reservation(String value) implements Id {
        public Reservation {
            check("rsv", value);
        }
    }

    /// A discrepancy with an owner and a term.
    record Discrepancy(String value) implements Id {
        public Discrepancy {
            check("dsc", value);
        }
    }

    /// A transfer of a ward's money between two accounts.
    record Transfer(String value) implements Id {
        public Transfer {
            check("trf", value);
        }
    }

    /// A case about somebody's personal data. Stands in private parts only.
    record PrivacyCase(String value) implements Id {
        public PrivacyCase {
            check("prv", value);
        }
    }

    /// A statement that was taken in: the id of its event. Stands in no field; actor tags of its
    /// lines are derived in its scope.
    record Statement(String value) implements Id {}

    /// A person who acts in the ledger, known to the sign-in; never a name.
    record Actor(String value) implements Id {
        public Actor {
            check("act", value);
        }
    }

    private static void check(String prefix, String value) {
        if (!hasForm(prefix, value)) {
            throw new IllegalArgumentException("not an id of the form " + prefix + "_…");
        }
    }

    /// Whether a text is an identifier with this prefix.
    static boolean hasForm(String prefix, String value) {
        if (value.length() != 20 || !value.startsWith(prefix) || value.charAt(3) != '_') {
            return false;
        }
        for (int i = 4; i < 20; i++) {
            char c = value.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' && "ilou".indexOf(c) < 0;
            boolean crockford = letter || (c >= '0' && c <= '9');
            if (!crockford) {
                return false;
            }
        }
        return true;
    }
}
