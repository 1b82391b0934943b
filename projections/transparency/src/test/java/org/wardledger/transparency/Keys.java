package org.wardledger.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.SigningKey;

/// Keys of one test run.
public final class Keys {
    public static final SigningKey LOG = generate("example.org/ward-ledger");
    public static final SigningKey WITNESS_A = generate("example.org/newspaper");
    public static final SigningKey WITNESS_B = generate("example.org/prosecutor");

    private Keys() {}

    public static SigningKey generate(String name) {
        return SigningKey.generate(name, new SecureRandom());
    }

    /// The log, both witnesses, and who is enough: `none`, `a`, `any`, `both`.
    public static String policyText(String quorum) {
        return """
        # synthetic
        log %s
        witness a %s
        witness b %s
        group %s %s a b
        quorum %s
        """
                .formatted(
                        LOG.logKey(),
                        WITNESS_A.witnessKey(),
                        WITNESS_B.witnessKey(),
                        quorum.equals("both") ? "both" : "any",
                        quorum.equals("both") ? "all" : "any",
                        quorum);
    }

    public static Policy policy(String quorum) {
        return good(Policy.parse(policyText(quorum).getBytes(UTF_8)));
    }

    public static <T> T good(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T>(T value) -> value;
            case Parsed.Bad<T>(String code, String detail) ->
                    throw new AssertionError(code + " " + detail);
        };
    }

    public static String code(Parsed<?> parsed) {
        return switch (parsed) {
            case Parsed.Good<?> good -> "good: " + good.value();
            case Parsed.Bad<?>(String code, _) -> code;
        };
    }
}
