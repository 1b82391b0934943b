package org.wardledger.command.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class SlowHashTest {
    private static final int SIGN_INS = 4 * Runtime.getRuntime().availableProcessors();

    @Test
    void whatever_many_sign_ins_compute_other_requests_are_answered() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        PasswordEncoder hash = new SlowHash(new Computing(begun, enough));
        List<Thread> signIns = new ArrayList<>();
        for (int i = 0; i < SIGN_INS; i++) {
            signIns.add(Thread.ofVirtual().start(() -> hash.matches("password", "stored")));
        }
        try {
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            CountDownLatch answered = new CountDownLatch(1);
            Thread.ofVirtual().start(answered::countDown);
            assertThat(answered.await(30, TimeUnit.SECONDS)).as("another request").isTrue();
        } finally {
            enough.set(true);
        }
        for (Thread signIn : signIns) {
            assertThat(signIn.join(java.time.Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void who_would_have_to_wait_for_long_is_told_at_once_and_the_others_get_their_turn()
            throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        PasswordEncoder hash = new SlowHash(new Computing(new CountDownLatch(1), enough));
        int all = SlowHash.WAITING_MAX + Runtime.getRuntime().availableProcessors() + 10;
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger right = new AtomicInteger();
        List<Thread> signIns = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            signIns.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            hash.matches("password", "stored");
                                            right.incrementAndGet();
                                        } catch (AuthenticationServiceException e) {
                                            refused.incrementAndGet();
                                        }
                                    }));
        }
        try {
            for (int i = 0; i < 3_000 && refused.get() < 10; i++) {
                Thread.sleep(10);
            }
            assertThat(refused).hasValue(10);
        } finally {
            enough.set(true);
        }
        for (Thread signIn : signIns) {
            assertThat(signIn.join(java.time.Duration.ofSeconds(30))).isTrue();
        }
        assertThat(right).hasValue(all - 10);
    }

    @Test
    void right_and_wrong_are_told_apart_as_before() {
        PasswordEncoder hash = new SlowHash(new BCryptPasswordEncoder(4));
        String stored = hash.encode("right");
        assertThat(hash.matches("right", stored)).isTrue();
        assertThat(hash.matches("wrong", stored)).isFalse();
        assertThat(hash.matches("right", "no hash")).isFalse();
    }

    @Test
    void what_the_hash_refuses_and_wants_to_be_stronger_is_said_as_by_the_hash_itself() {
        PasswordEncoder bare = new BCryptPasswordEncoder(5);
        PasswordEncoder hash = new SlowHash(bare);
        assertThatThrownBy(() -> hash.encode("x".repeat(73)))
                .isInstanceOf(IllegalArgumentException.class);
        String weak = new BCryptPasswordEncoder(4).encode("right");
        assertThat(bare.upgradeEncoding(weak)).isTrue();
        assertThat(hash.upgradeEncoding(weak)).isTrue();
    }

    /// Computes as a slow hash does, without ever waiting, until it is enough.
    private record Computing(CountDownLatch begun, AtomicBoolean enough)
            implements PasswordEncoder {
        @Override
        public String encode(CharSequence password) {
            return "stored";
        }

        @Override
        public boolean matches(CharSequence password, String stored) {
            begun.countDown();
            while (!enough.get()) {
                Thread.onSpinWait();
            }
            return true;
        }
    }
}
