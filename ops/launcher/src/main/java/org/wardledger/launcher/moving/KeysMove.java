package org.wardledger.launcher.moving;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Erasing;
import org.wardledger.vault.PostgresSettings;
import org.wardledger.vault.VaultMove;
import org.wardledger.vault.VaultMove.Outcome;
import org.wardledger.vault.VaultTrouble;

/// The keys that a history needs, from the folder that it leaves into the database that the
/// processes of a cluster share, or back. After the events: each event that was copied has its keys
/// in what is copied then.
///
/// @param folder of the side that has an embedded store
/// @param toDatabase whether the folder is where they come from
record KeysMove(DataFolder folder, PostgresSettings database, boolean toDatabase) {

    /// @param database as the operator named it; null where no keys are to be moved
    /// @throws MovingTrouble where the two places are not a folder and a cluster
    static @Nullable KeysMove between(Place from, Place to, @Nullable PostgresSettings database) {
        if (database == null) {
            return null;
        }
        if (from instanceof Place.Embedded(Path here) && to instanceof Place.Cluster) {
            return new KeysMove(DataFolder.of(here), database, true);
        }
        if (from instanceof Place.Cluster && to instanceof Place.Embedded(Path there)) {
            return new KeysMove(DataFolder.of(there), database, false);
        }
        throw new MovingTrouble("migrate.vault-direction");
    }

    /// A ledger that works makes keys that would be missed. Of a cluster nobody can tell.
    void requireRest(Place.Source source) {
        if (toDatabase && source.inUse()) {
            throw new MovingTrouble("migrate.vault-in-use", folder.root());
        }
    }

    /// A folder that a ledger comes back to may have copies of its own of what was erased since;
    /// the next start makes them anew.
    ///
    /// @return what is there now
    Outcome.Moved run(IntConsumer percent) {
        if (!toDatabase && (Files.exists(folder.index()) || Files.exists(folder.search()))) {
            new Erasing(folder.erasing()).begin();
        }
        try {
            Outcome outcome =
                    toDatabase
                            ? VaultMove.toDatabase(folder.vault(), database, percent)
                            : VaultMove.toFile(
                                    database, folder.vault(), folder.keysMark(), percent);
            return switch (outcome) {
                case Outcome.Moved moved -> moved;
                case Outcome.Foreign _ ->
                        throw new MovingTrouble("migrate.vault-foreign", target());
                case Outcome.Differs _ ->
                        throw new MovingTrouble("migrate.vault-differs", target());
            };
        } catch (VaultTrouble e) {
            throw new MovingTrouble("migrate.vault-trouble", String.valueOf(e.getMessage()));
        }
    }

    /// Where the keys stay readable, although nobody erases there any more.
    Object left() {
        return toDatabase ? folder.vault() : database.place();
    }

    private Object target() {
        return toDatabase ? database.place() : folder.vault();
    }
}
