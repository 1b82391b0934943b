package org.wardledger.transparency.note;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whom a verifier trusts (C2SP tlog-policy): the keys of logs, the keys of witnesses, and how
/// many of these have to have seen a checkpoint.
public record Policy(List<Known> logs, List<Known> witnesses, Quorum quorum) {

    /// @param url where it can be reached; offline checks need none
    public record Known(Vkey key, Optional<URI> url) {}

    public Policy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
    }

    public List<Vkey> logKeys() {
        return logs.stream().map(Known::key).toList();
    }

    public List<Vkey> witnessKeys() {
        return witnesses.stream().map(Known::key).toList();
    }

    /// Keys that may sign for a log of this name.
    public List<Vkey> logKeys(String origin) {
        return logKeys().stream().filter(k -> k.name().equals(origin)).toList();
    }

    public static Parsed<Policy> parse(byte[] bytes) {
        return Parsed.by(() -> new PolicyReader().read(bytes));
    }

    /// Line by line; a name can be used only behind the line that defines it.
    private static final class PolicyReader {
        private static final int BYTES_MAX = 256 * 1_024;

        private final List<Known> logs = new ArrayList<>();
        private final List<Known> witnesses = new ArrayList<>();
        private final Map<String, Quorum> named = new LinkedHashMap<>();
        private final Set<String> taken = new HashSet<>();
        private Optional<Quorum> quorum = Optional.empty();

        Policy read(byte[] bytes) throws Malformed {
            String text = Strict.text(withoutTabs(bytes), BYTES_MAX);
            int number = 0;
            for (String line : text.split("\n", -1)) {
                number++;
                String bare = line.replaceAll("^ +| +$", ""); // spaces only: the rest is a name
                if (bare.isEmpty() || bare.startsWith("#")) {
                    continue;
                }
                try {
                    line(bare.split(" +"));
                } catch (Malformed e) {
                    throw new Malformed(e.code(), ("line " + number + " " + e.detail()).strip());
                }
            }
            Quorum chosen =
                    quorum.orElseThrow(() -> new Malformed("policy.quorum", "no quorum line"));
            return new Policy(logs, witnesses, chosen);
        }

        private static byte[] withoutTabs(byte[] bytes) {
            byte[] copy = bytes.clone();
            for (int i = 0; i < copy.length; i++) {
                copy[i] = copy[i] == '\t' ? (byte) ' ' : copy[i];
            }
            return copy;
        }

        private void line(String[] words) throws Malformed {
            switch (words[0]) {
                case "log" -> {
                    between(words, 2, 3);
                    logs.add(known(words, 1, Vkey.NOTE, logs));
                }
                case "witness" -> {
                    between(words, 3, 4);
                    Known witness = known(words, 2, Vkey.COSIGNATURE, witnesses);
                    witnesses.add(witness);
                    define(words[1], new Quorum.One(witness.key()));
                }
                case "group" -> {
                    between(words, 4, Integer.MAX_VALUE);
                    define(words[1], group(words));
                }
                case "quorum" -> {
                    between(words, 2, 2);
                    if (quorum.isPresent()) {
                        throw new Malformed("policy.quorum", "a second quorum line");
                    }
                    Quorum chosen = words[1].equals("none") ? new Quorum.None() : defined(words[1]);
                    quorum = Optional.of(chosen);
                }
                case String _ -> throw new Malformed("policy.line", "unknown word");
            }
        }

        private static void between(String[] words, int min, int max) throws Malformed {
            if (words.length < min || words.length > max) {
                throw new Malformed("policy.line", "wrong number of words");
            }
        }

        private static Known known(String[] words, int at, int type, List<Known> others)
                throws Malformed {
            Vkey key = Vkey.parse(words[at]).orThrow();
            if (key.type() != type) {
                throw new Malformed("policy.key", "a key of another kind");
            }
            if (others.stream().anyMatch(o -> o.key().sameKey(key))) {
                throw new Malformed("policy.key", "the same key twice");
            }
            if (words.length == at + 1) {
                return new Known(key, Optional.empty());
            }
            try {
                return new Known(key, Optional.of(URI.create(words[at + 1])));
            } catch (IllegalArgumentException _) {
                throw new Malformed("policy.url", "not an address");
            }
        }

        private Quorum group(String[] words) throws Malformed {
            List<Quorum> members = new ArrayList<>();
            for (int i = 3; i < words.length; i++) {
                Quorum member = defined(words[i]);
                if (!taken.add(words[i])) {
                    throw new Malformed("policy.group", "a member of two groups");
                }
                members.add(member);
            }
            long threshold =
                    switch (words[2]) {
                        case "all" -> members.size();
                        case "any" -> 1;
                        case String number -> Strict.decimal(number);
                    };
            if (threshold < 1 || threshold > members.size()) {
                throw new Malformed("policy.group", "a threshold that cannot be");
            }
            return new Quorum.Group((int) threshold, members);
        }

        private void define(String name, Quorum meaning) throws Malformed {
            if (name.equals("none") || named.putIfAbsent(name, meaning) != null) {
                throw new Malformed("policy.name", "taken already");
            }
        }

        private Quorum defined(String name) throws Malformed {
            Quorum meaning = named.get(name);
            if (meaning == null) {
                throw new Malformed("policy.name", "not defined above");
            }
            return meaning;
        }
    }
}
