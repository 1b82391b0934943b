package org.wardledger.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;

/// What every engine of the key vault must do.
public abstract class KeyVaultContract {
    static final KeyName MONEY = ward("wrd_0000000000000001", KeyClass.MONEY);
    static final KeyName CARE = ward("wrd_0000000000000001", KeyClass.CARE);
    private static final KeyName OTHER = ward("wrd_0000000000000002", KeyClass.MONEY);

    /// Every wrapped key, to look for it on the disk.
    final List<byte[]> wrapped = Collections.synchronizedList(new ArrayList<>());

    final KekSource kek =
            new KekSource() {
                private final Kek real = Kek.of(new byte[KEY_BYTES]);

                @Override
                public byte[] wrap(byte[] key, byte[] bound) {
                    byte[] made = real.wrap(key, bound);
                    wrapped.add(made);
                    return made;
                }

                @Override
                public byte[] unwrap(byte[] bytes, byte[] bound) {
                    return real.unwrap(bytes, bound);
                }
            };

    private KeyVault vault;

    /// Opens the vault under test; the same one again after it was closed.
    protected abstract KeyVault open();

    @BeforeEach
    final void openIt() {
        vault = open();
    }

    @AfterEach
    final void closeIt() {
        vault.close();
    }

    static KeyName ward(String id, KeyClass kind) {
        return new KeyName(Subject.WARD, id, kind);
    }

    private void restart() {
        vault.close();
        vault = open();
    }

    private VaultKey.Live key(KeyName name) {
        return vault.keys(List.of(name)).getFirst();
    }

    @Test
    void a_subject_has_one_key_of_each_class_for_ever() {
        VaultKey.Live first = key(MONEY);
        restart();
        VaultKey.Live again = key(MONEY);

        assertThat(again.handle()).isEqualTo(first.handle());
        assertThat(again.secret()).isEqualTo(first.secret()).hasSize(32);
        assertThat(key(CARE).secret()).isNotEqualTo(first.secret());
        assertThat(key(OTHER).secret()).isNotEqualTo(first.secret());
        assertThat(vault.made()).isEqualTo(3);
    }

    @Test
    void a_name_asked_for_twice_at_once_has_one_key() {
        List<VaultKey.Live> keys = vault.keys(List.of(MONEY, CARE, MONEY));

        assertThat(keys.get(2).handle()).isEqualTo(keys.get(0).handle());
        assertThat(keys.get(2).secret()).isEqualTo(keys.get(0).secret());
        assertThat(vault.made()).isEqualTo(2);
    }

    @Test
    void looking_makes_nothing() {
        assertThat(vault.find(MONEY)).isNull();
        assertThat(vault.find(UUID.randomUUID())).isNull();
        assertThat(vault.made()).isZero();
    }

    @Test
    void a_handle_leads_to_its_key() {
        VaultKey.Live made = key(MONEY);

        assertThat(vault.find(made.handle()))
                .isInstanceOfSatisfying(
                        VaultKey.Live.class,
                        live -> {
                            assertThat(live.secret()).isEqualTo(made.secret());
                            assertThat(live.subject()).isEqualTo(Subject.WARD);
                        });
        assertThat(Objects.requireNonNull(vault.find(MONEY)).handle()).isEqualTo(made.handle());
    }

    @Test
    void a_destroyed_key_stays_destroyed_and_others_stay() {
        VaultKey.Live money = key(MONEY);
        VaultKey.Live care = key(CARE);

        assertThat(vault.destroy(List.of(CARE, OTHER))).containsExactly(care.handle());
        assertThat(vault.destroy(List.of(CARE, OTHER))).isEmpty();
        restart();

        assertThat(vault.find(care.handle())).isEqualTo(new VaultKey.Destroyed(care.handle()));
        assertThat(vault.find(CARE)).isNull();
        assertThat(key(MONEY).secret()).isEqualTo(money.secret());
    }

    @Test
    void what_comes_after_a_destruction_has_another_key() {
        VaultKey.Live before = key(CARE);
        vault.destroy(List.of(CARE));
        VaultKey.Live after = key(CARE);

        assertThat(after.handle()).isNotEqualTo(before.handle());
        assertThat(after.secret()).isNotEqualTo(before.secret());
        assertThat(vault.find(before.handle())).isInstanceOf(VaultKey.Destroyed.class);
    }

    @Test
    void a_destruction_that_is_repeated_by_handle_spares_the_key_that_came_after() {
        VaultKey.Live before = key(CARE);
        assertThat(vault.destroyHandles(List.of(before.handle(), UUID.randomUUID())))
                .containsExactly(before.handle());
        VaultKey.Live after = key(CARE);
        restart();

        assertThat(vault.destroyHandles(List.of(before.handle()))).isEmpty();
        assertThat(key(CARE).secret()).isEqualTo(after.secret());
        assertThat(vault.find(before.handle())).isInstanceOf(VaultKey.Destroyed.class);
    }

    @Test
    void how_far_destructions_were_repeated_is_kept_in_the_vault() {
        assertThat(vault.destroyedTo()).isZero();
        vault.destroyedTo(7);
        vault.destroyedTo(41);
        restart();

        assertThat(vault.destroyedTo()).isEqualTo(41);
    }

    @Test
    void many_threads_get_the_same_keys() {
        Set<List<Byte>> secrets = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 64)
                .parallel()
                .forEach(
                        i ->
                                vault.keys(List.of(ward("wrd_" + i % 4, KeyClass.MONEY)))
                                        .forEach(k -> secrets.add(bytes(k.secret()))));

        assertThat(secrets).hasSize(4);
        assertThat(vault.made()).isEqualTo(4);
    }

    @Test
    void ten_thousand_keys_are_made_at_once() {
        List<KeyName> names =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> new KeyName(Subject.LINE, "line" + i, KeyClass.TEXT))
                        .toList();
        Set<UUID> handles = new HashSet<>();
        vault.keys(names).forEach(k -> handles.add(k.handle()));

        assertThat(handles).hasSize(10_000);
        assertThat(vault.made()).isEqualTo(10_000);
    }

    private static List<Byte> bytes(byte[] secret) {
        return Arrays.asList(
                IntStream.range(0, secret.length).mapToObj(i -> secret[i]).toArray(Byte[]::new));
    }
}
