package org.wardledger.transparency.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.merkle.Trees;

class TilesTest {
    @Test
    void paths_are_those_of_the_specification() {
        assertThat(TileName.full(0, 0).path()).isEqualTo("tile/0/000");
        assertThat(TileName.full(1, 1_234_067).path()).isEqualTo("tile/1/x001/x234/067");
        assertThat(new TileName(TileName.ENTRIES, 273, 112).path())
                .isEqualTo("tile/entries/273.p/112");
        assertThat(new TileName(3, 1_000, 8).path()).isEqualTo("tile/3/x001/000.p/8");
    }

    /// The worked example of the specification.
    @Test
    void a_tree_of_70000_has_these_partial_tiles() {
        assertThat(TileName.edge(70_000).stream().map(TileName::path))
                .containsExactly(
                        "tile/entries/273.p/112",
                        "tile/0/273.p/112",
                        "tile/1/001.p/17",
                        "tile/2/000.p/1");
        assertThat(TileName.edge(65_536).stream().map(TileName::path))
                .containsExactly("tile/2/000.p/1");
    }

    @Test
    void a_path_has_one_spelling() {
        for (long number : new long[] {0, 9, 999, 1_000, 1_234_067, 999_999_999}) {
            for (int level = TileName.ENTRIES; level < 8; level++) {
                for (int width : new int[] {1, 99, 255, 256}) {
                    var name = new TileName(level, number, width);
                    assertThat(TileName.parse(name.path())).contains(name);
                }
            }
        }
        for (String wrong :
                List.of(
                        "tile/0/0",
                        "tile/0/0000",
                        "tile/0/x000/001",
                        "tile/00/001",
                        "tile/8/000",
                        "tile/0/001.p/0",
                        "tile/0/001.p/256",
                        "tile/0/001.p/01",
                        "tile/0/001.p/257",
                        "tile/0/001/",
                        "tile/data/001",
                        "tile/0/../checkpoint",
                        "tile/0/x001",
                        "/tile/0/001")) {
            assertThat(TileName.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void a_tile_belongs_to_the_trees_that_have_all_of_it() {
        assertThat(new TileName(0, 1, 10).within(266)).isTrue();
        assertThat(new TileName(0, 1, 11).within(266)).isFalse();
        assertThat(TileName.full(1, 0).within(65_535)).isFalse();
        assertThat(TileName.full(1, 0).within(65_536)).isTrue();
        assertThat(TileName.in(256, 0, 1)).isEmpty();
        assertThat(TileName.in(257, TileName.ENTRIES, 1))
                .contains(new TileName(TileName.ENTRIES, 1, 1));
    }

    @Test
    void a_bundle_reads_back_and_tells_what_is_missing() {
        var bytes = new ByteArrayOutputStream();
        byte[][] entries = {{}, {1}, new byte[255], new byte[256], new byte[65_535]};
        for (byte[] entry : entries) {
            Bundle.append(bytes, entry);
        }
        Bundle bundle = Bundle.read(bytes.toByteArray());
        assertThat(bundle.whole()).isTrue();
        assertThat(bundle.entries()).containsExactly(entries);
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1);
        assertThat(Bundle.read(cut).whole()).isFalse();
        assertThat(Bundle.read(cut).entries()).hasSize(4);
        assertThat(Bundle.read(Bundle.firstOf(bytes.toByteArray(), 3)).entries()).hasSize(3);
        assertThat(Bundle.read(new byte[] {0}).whole()).isFalse();
    }

    @Test
    void a_growing_edge_knows_root_and_tiles_at_every_size() {
        Trees trees = Trees.of(600);
        var edge = new TileEdge();
        Map<TileName, byte[]> tiles = new HashMap<>();
        for (int size = 1; size <= 600; size++) {
            edge.append(trees.leaf(size - 1), tiles::put);
            assertThat(edge.head()).isEqualTo(trees.head(size));
            assertThat(edge.copy().head()).isEqualTo(trees.head(size));
        }
        assertThat(tiles.keySet())
                .containsExactlyInAnyOrder(TileName.full(0, 0), TileName.full(0, 1));
    }

    @Test
    void tiles_on_disk_give_proofs_at_every_edge(@TempDir Path folder) throws Exception {
        Trees trees = Trees.of(65_537);
        for (int size : new int[] {1, 255, 256, 257, 65_535, 65_536, 65_537}) {
            Path at = folder.resolve("" + size);
            write(trees, size, at);
            var tree = new TileTree(new FolderSource(at), size);
            assertThat(Proofs.head(size, tree)).isEqualTo(trees.head(size));
            for (int index = 0; index < size; index += 1 + index / 2) {
                var proof = Proofs.inclusion(index, size, tree);
                var check = ProofCheck.inclusion(trees.leaf(index), index, trees.head(size), proof);
                assertThat(check).isEqualTo(ProofCheck.OK);
                var growth = Proofs.consistency(index + 1, size, tree);
                assertThat(ProofCheck.consistency(trees.head(index + 1), trees.head(size), growth))
                        .isEqualTo(ProofCheck.OK);
            }
        }
    }

    @Test
    void a_partial_tile_that_is_gone_is_cut_from_the_full_one(@TempDir Path folder)
            throws Exception {
        Trees trees = Trees.of(512);
        write(trees, 300, folder); // published once, so level 1 keeps its narrow tile
        write(trees, 512, folder);
        Files.delete(folder.resolve("tile/0/001.p/44"));
        var tree = new TileTree(new FolderSource(folder), 300);
        assertThat(Proofs.head(300, tree)).isEqualTo(trees.head(300));
    }

    private static void write(Trees trees, int size, Path at) throws Exception {
        var folder = new LogFolder(at);
        var edge = new TileEdge();
        Map<TileName, byte[]> tiles = new HashMap<>();
        for (int i = 0; i < size; i++) {
            edge.append(trees.leaf(i), tiles::put);
        }
        List<TileName> names = new ArrayList<>(TileName.edge(size));
        names.removeIf(n -> n.level() == TileName.ENTRIES);
        for (int i = 0; i < names.size(); i++) {
            tiles.put(names.get(i), edge.partials().get(i));
        }
        for (var tile : tiles.entrySet()) {
            folder.put(tile.getKey(), tile.getValue());
        }
        folder.force();
    }
}
