package org.wardledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.vault.FixedVault;
import org.wardledger.vault.KeyName;

/// Keys in the memory of one process, while another one destroys some.
class SharedKeysTest {
    private static final KeyName NAME =
            new KeyName(Subject.WARD, "wrd_0000000000000001", KeyClass.MONEY);

    private final FixedVault vault =
            new FixedVault() {
                @Override
                public long changes() {
                    return heard;
                }
            };
    private long heard;
    private final KeyRing ring = new KeyRing(vault);

    @Test
    void a_key_that_another_process_destroyed_is_forgotten_when_that_is_heard() {
        UUID handle = ring.keys(List.of(NAME)).getFirst().handle;
        vault.destroy(List.of(NAME));
        assertThat(ring.find(handle)).as("not heard yet").isInstanceOf(SubjectKey.class);

        heard++;

        assertThat(ring.find(handle)).isEqualTo(FoundKey.Destroyed.FOR_GOOD);
    }

    @Test
    void no_schedule_of_a_key_is_kept_after_a_destruction_by_name_or_by_handle() throws Exception {
        UUID handle = ring.keys(List.of(NAME)).getFirst().handle;
        Ciphers.Used used = idle();
        assertThat(ring.destroyHandles(List.of(handle))).containsExactly(handle);
        assertThat(Ciphers.take(handle.hashCode()).cipher()).isNotSameAs(used.cipher());

        used = idle();
        assertThat(ring.destroy(List.of(NAME))).isEmpty();
        assertThat(Ciphers.take(handle.hashCode()).cipher()).isNotSameAs(used.cipher());
    }

    /// A cipher that stands where the next part under the key would look for it.
    private Ciphers.Used idle() throws Exception {
        int slot = ring.keys(List.of(NAME)).getFirst().slot;
        Ciphers.giveBack(slot, Ciphers.take(slot));
        Ciphers.Used used = Ciphers.take(slot);
        Ciphers.giveBack(slot, used);
        assertThat(Ciphers.take(slot).cipher()).isSameAs(used.cipher());
        Ciphers.giveBack(slot, used);
        return used;
    }

    @Test
    void nothing_is_kept_while_nothing_can_be_heard() {
        KeyRing deaf =
                new KeyRing(
                        new FixedVault() {
                            @Override
                            public long changes() {
                                return heard++;
                            }
                        });
        SubjectKey first = deaf.keys(List.of(NAME)).getFirst();

        assertThat(Objects.requireNonNull(deaf.find(first.handle))).isNotSameAs(first);
        assertThat(deaf.keys(List.of(NAME)).getFirst()).isNotSameAs(first);
    }
}
