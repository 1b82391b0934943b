package org.wardledger.launcher.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.wardledger.domain.identifiers.Bin;
import org.wardledger.domain.identifiers.Iban;
import org.wardledger.domain.identifiers.Iin;

/// Everything that looks random in demo data, from one seed. Identifiers are synthetic and valid by
/// their check digits: BINs of a year that has not come, IINs of people born before 1900.
public final class Chance {
    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
    private final SplittableRandom random;

    public Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        for (int i = 0; i < 16; i++) {
            id.append(CROCKFORD.charAt(random.nextInt(32)));
        }
        return id.toString();
    }

    UUID key() {
        return new UUID(
                random.nextLong() & ~0xF000L | 0x4000L,
                random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    public static String bin(int n) {
        return checked("9912400" + "%04d".formatted(n), true);
    }

    /// A person born in 1890 to 1899.
    static String iin(int n) {
        return checked("9%d0101%d%04d".formatted(n / 10_000 % 10, 1 + n % 2, n % 10_000), false);
    }

    private static String checked(String eleven, boolean bin) {
        String start = eleven;
        for (int shift = 0; ; shift++) {
            for (int digit = 0; digit < 10; digit++) {
                String number = start + digit;
                if (bin ? Bin.isValid(number) : Iin.isValid(number)) {
                    return number;
                }
            }
            // Some beginnings have no check digit and are never issued: take a neighbour.
            start = "%011d".formatted(Long.parseLong(eleven) + 5000 + shift);
        }
    }

    /// A treasury account that nobody has.
    public static String iban(int n) {
        String account = "070103KSN%07d".formatted(n);
        for (int check = 2; check < 99; check++) {
            String iban = "KZ%02d%s".formatted(check, account);
            if (Iban.isValid(iban)) {
                return iban;
            }
        }
        throw new IllegalStateException("every account number has a check");
    }
}
