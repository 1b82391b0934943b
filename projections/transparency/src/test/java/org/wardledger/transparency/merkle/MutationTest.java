package org.wardledger.transparency.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Everything that is nearly a proof is none. The classes of damage are those that other
/// implementations test with; the cases are our own.
///
/// `-Dmerkle.seed` repeats a run.
class MutationTest {
    private static final int TREE = 300;
    private static final int ROUNDS = 3_000;

    private final long seed = Long.getLong("merkle.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Trees trees = Trees.of(TREE + 1);

    @Test
    void a_damaged_inclusion_proof_is_never_accepted() {
        System.out.println("merkle.seed=" + seed);
        for (int round = 0; round < ROUNDS; round++) {
            int size = 1 + random.nextInt(TREE);
            int index = random.nextInt(size);
            TreeHead head = trees.head(size);
            Hash leaf = trees.leaf(index);
            List<Hash> proof = Proofs.inclusion(index, size, trees);
            String at = "leaf %d of %d, seed %d: ".formatted(index, size, seed);
            for (var mutant : mutants(proof, head.root(), leaf).entrySet()) {
                ProofCheck check = ProofCheck.inclusion(leaf, index, head, mutant.getValue());
                assertThat(check).as(at + mutant.getKey()).isNotEqualTo(ProofCheck.OK);
            }
            inclusionOfSomethingElse(leaf, index, head, proof, at);
        }
    }

    private void inclusionOfSomethingElse(
            Hash leaf, int index, TreeHead head, List<Hash> proof, String at) {
        long size = head.size();
        Map<String, ProofCheck> checks = new LinkedHashMap<>();
        checks.put("leaf bit", ProofCheck.inclusion(flip(leaf), index, head, proof));
        checks.put("root bit", ProofCheck.inclusion(leaf, index, flipped(head), proof));
        checks.put("index at size", ProofCheck.inclusion(leaf, size, head, proof));
        checks.put("index negative", ProofCheck.inclusion(leaf, -1 - index, head, proof));
        checks.put("empty tree", ProofCheck.inclusion(leaf, 0, TreeHead.EMPTY, List.of()));
        if (size > 1) {
            long other = (index + 1 + random.nextLong(size - 1)) % size;
            checks.put("other index", ProofCheck.inclusion(leaf, other, head, proof));
            checks.put("root as leaf", ProofCheck.inclusion(head.root(), index, head, proof));
            checks.put(
                    "empty root",
                    ProofCheck.inclusion(leaf, index, new TreeHead(size, Hashes.EMPTY), proof));
        }
        checks.forEach(
                (name, check) -> assertThat(check).as(at + name).isNotEqualTo(ProofCheck.OK));
    }

    @Test
    void a_damaged_consistency_proof_is_never_accepted() {
        for (int round = 0; round < ROUNDS; round++) {
            int newer = 2 + random.nextInt(TREE - 1);
            int older = 1 + random.nextInt(newer - 1);
            TreeHead before = trees.head(older);
            TreeHead after = trees.head(newer);
            List<Hash> proof = Proofs.consistency(older, newer, trees);
            String at = "%d in %d, seed %d: ".formatted(older, newer, seed);
            for (var mutant : mutants(proof, after.root(), before.root()).entrySet()) {
                ProofCheck check = ProofCheck.consistency(before, after, mutant.getValue());
                assertThat(check).as(at + mutant.getKey()).isNotEqualTo(ProofCheck.OK);
            }
            Map<String, ProofCheck> checks = new LinkedHashMap<>();
            checks.put("older bit", ProofCheck.consistency(flipped(before), after, proof));
            checks.put("newer bit", ProofCheck.consistency(before, flipped(after), proof));
            checks.put("turned round", ProofCheck.consistency(after, before, proof));
            checks.put(
                    "roots exchanged",
                    ProofCheck.consistency(
                            new TreeHead(older, after.root()),
                            new TreeHead(newer, before.root()),
                            proof));
            checks.put(
                    "same size",
                    ProofCheck.consistency(before, new TreeHead(older, after.root()), List.of()));
            checks.put("from nothing", ProofCheck.consistency(TreeHead.EMPTY, after, proof));
            checks.forEach(
                    (name, check) -> assertThat(check).as(at + name).isNotEqualTo(ProofCheck.OK));
        }
    }

    @Test
    void another_size_is_refused_wherever_the_way_to_the_root_has_another_length() {
        for (int size = 1; size <= 40; size++) {
            for (int index = 0; index < size; index++) {
                List<Hash> proof = Proofs.inclusion(index, size, trees);
                for (int wrong = index + 1; wrong <= 41; wrong++) {
                    if (Proofs.inclusion(index, wrong, trees).size() != proof.size()) {
                        var head = new TreeHead(wrong, trees.head(size).root());
                        assertThat(ProofCheck.inclusion(trees.leaf(index), index, head, proof))
                                .isNotEqualTo(ProofCheck.OK);
                    }
                }
            }
        }
    }

    @Test
    void nothing_is_the_beginning_of_everything_without_a_proof() {
        assertThat(ProofCheck.consistency(TreeHead.EMPTY, trees.head(7), List.of()))
                .isEqualTo(ProofCheck.OK);
        assertThat(ProofCheck.consistency(trees.head(7), trees.head(7), List.of()))
                .isEqualTo(ProofCheck.OK);
        assertThat(ProofCheck.consistency(trees.head(7), trees.head(7), List.of(trees.leaf(0))))
                .isEqualTo(ProofCheck.LENGTH);
        assertThat(ProofCheck.consistency(trees.head(7), trees.head(8), List.of()))
                .isEqualTo(ProofCheck.LENGTH);
    }

    private Map<String, List<Hash>> mutants(List<Hash> proof, Hash root, Hash other) {
        Map<String, List<Hash>> mutants = new LinkedHashMap<>();
        for (int i = 0; i < proof.size(); i++) {
            mutants.put("bit of " + i, with(proof, i, flip(proof.get(i))));
            List<Hash> without = new ArrayList<>(proof);
            without.remove(i);
            mutants.put("without " + i, without);
            List<Hash> twice = new ArrayList<>(proof);
            twice.add(i, proof.get(i));
            mutants.put("twice " + i, twice);
            if (i > 0) {
                List<Hash> swapped = with(proof, i, proof.get(i - 1));
                swapped.set(i - 1, proof.get(i));
                mutants.put("swapped " + i, swapped);
            }
        }
        for (var garbage : Map.of("empty", Hashes.EMPTY, "root", root, "other", other).entrySet()) {
            List<Hash> preceded = new ArrayList<>(proof);
            preceded.addFirst(garbage.getValue());
            mutants.put("preceded by " + garbage.getKey(), preceded);
            List<Hash> followed = new ArrayList<>(proof);
            followed.addLast(garbage.getValue());
            mutants.put("followed by " + garbage.getKey(), followed);
        }
        if (!proof.isEmpty()) {
            mutants.put("nothing", List.of());
            mutants.put("first half", proof.subList(0, proof.size() / 2));
        }
        return mutants;
    }

    private static List<Hash> with(List<Hash> proof, int i, Hash hash) {
        List<Hash> changed = new ArrayList<>(proof);
        changed.set(i, hash);
        return changed;
    }

    private TreeHead flipped(TreeHead head) {
        return new TreeHead(head.size(), flip(head.root()));
    }

    private Hash flip(Hash hash) {
        byte[] bytes = hash.bytes();
        bytes[random.nextInt(Hash.BYTES)] ^= (byte) (1 << random.nextInt(8));
        return Hash.of(bytes);
    }
}
