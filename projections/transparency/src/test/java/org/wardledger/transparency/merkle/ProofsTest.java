package org.wardledger.transparency.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProofsTest {
    private static final int SIZES = 600;
    private static final int[] EDGES = {255, 256, 257, 65_535, 65_536, 65_537};

    @Test
    void the_empty_tree_has_the_hash_of_nothing() {
        assertThat(Hashes.EMPTY.hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Proofs.head(0, Trees.of(1))).isEqualTo(TreeHead.EMPTY);
    }

    /// Published roots of the eight entries that most implementations test with.
    @Test
    void a_tree_that_everybody_knows_has_the_root_that_everybody_knows() {
        byte[][] entries = {
            {},
            {0x00},
            {0x10},
            {0x20, 0x21},
            {0x30, 0x31},
            {0x40, 0x41, 0x42, 0x43},
            {0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57},
            {
                0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d,
                0x6e, 0x6f
            }
        };
        assertThat(Proofs.head(8, Trees.of(entries)).root().hex())
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void the_root_of_every_small_tree_is_that_of_the_definition() {
        Trees trees = Trees.of(SIZES);
        for (int size = 1; size <= SIZES; size++) {
            assertThat(Proofs.head(size, trees)).isEqualTo(trees.head(size));
        }
    }

    @Test
    void every_leaf_of_every_small_tree_has_a_proof() {
        Trees trees = Trees.of(SIZES);
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                proves(trees, index, size);
            }
        }
    }

    @Test
    void every_small_tree_proves_every_earlier_one() {
        Trees trees = Trees.of(SIZES);
        for (int newer = 1; newer <= SIZES; newer++) {
            for (int older = 1; older <= newer; older++) {
                grows(trees, older, newer);
            }
        }
    }

    @Test
    void proofs_hold_at_the_edges_of_tiles() {
        Trees trees = Trees.of(65_537);
        for (int size : EDGES) {
            for (int index : new int[] {0, 1, 127, 254, 255, 256, 65_279, 65_280, size - 1}) {
                if (index < size) {
                    proves(trees, index, size);
                }
            }
            for (int older : new int[] {1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, size}) {
                if (older <= size) {
                    grows(trees, older, size);
                }
            }
        }
    }

    @Test
    void nothing_is_proved_about_leaves_and_trees_that_do_not_exist() {
        Trees trees = Trees.of(8);
        assertThatThrownBy(() -> Proofs.inclusion(8, 8, trees))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.inclusion(-1, 8, trees))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(0, 8, trees))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(8, 7, trees))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void proves(Trees trees, int index, int size) {
        List<Hash> proof = Proofs.inclusion(index, size, trees);
        assertThat(ProofCheck.inclusion(trees.leaf(index), index, trees.head(size), proof))
                .isEqualTo(ProofCheck.OK);
    }

    private static void grows(Trees trees, int older, int newer) {
        List<Hash> proof = Proofs.consistency(older, newer, trees);
        assertThat(ProofCheck.consistency(trees.head(older), trees.head(newer), proof))
                .isEqualTo(ProofCheck.OK);
    }
}
