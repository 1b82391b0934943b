package org.wardledger.command.security;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Makes the slow hash of passwords on threads of the operating system. It computes for a tenth of
/// a second and never waits, so a carrier of virtual threads can do nothing else meanwhile; there
/// are as many carriers as processors, and a few dozen sign-ins at once would keep the health page,
/// every other request and the answers of the store waiting behind all of them. Who would have to
/// wait for seconds is told so at once, so that a flood of guesses takes neither memory nor, once
/// it is over, any time.
final class SlowHash implements PasswordEncoder {
    /// Sign-ins that wait for their turn: a few seconds of work of two processors.
    static final int WAITING_MAX = 64;

    private final PasswordEncoder hash;
    private final ThreadPoolExecutor threads;

    SlowHash(PasswordEncoder hash) {
        this.hash = hash;
        int processors = Runtime.getRuntime().availableProcessors();
        threads =
                new ThreadPoolExecutor(
                        processors,
                        processors,
                        1,
                        TimeUnit.MINUTES,
                        new LinkedBlockingQueue<>(WAITING_MAX),
                        Thread.ofPlatform().name("password-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return apart(() -> hash.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
        return apart(() -> hash.matches(password, stored));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String stored) {
        return hash.upgradeEncoding(stored);
    }

    /// What the hash has against a password is thrown here as it is.
    ///
    /// @throws AuthenticationServiceException when too many wait already
    private <T extends @Nullable Object> T apart(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (RejectedExecutionException e) {
            throw new AuthenticationServiceException("too many sign-ins at once", e);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
