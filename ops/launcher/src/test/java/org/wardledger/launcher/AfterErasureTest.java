package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.launcher.rebuild.Rebuilding;
import org.wardledger.projector.ProjectorSettings;

class AfterErasureTest {
    @TempDir Path folder;
    private final CountDownLatch asked = new CountDownLatch(1);

    private boolean rebuilds(AfterErasure after) throws InterruptedException {
        Rebuilding rebuilding =
                new Rebuilding(
                        () -> {
                            asked.countDown();
                            throw new IllegalStateException("there is no search server here");
                        },
                        ProjectorSettings.defaults("test"),
                        (_, _) -> {});
        try (after) {
            after.follow(rebuilding);
            return asked.await(1, TimeUnit.SECONDS);
        }
    }

    @Test
    void destructions_that_the_keys_made_up_for_as_they_were_opened_are_followed()
            throws InterruptedException {
        Erasing erasing = new Erasing(folder.resolve("erasing"));
        AfterErasure after = new AfterErasure(erasing);
        erasing.begin();
        assertThat(rebuilds(after)).isTrue();
        assertThat(erasing.isUnderWay())
                .as("it is not over, so the next start tries again")
                .isTrue();
    }

    @Test
    void nothing_is_made_anew_where_nobody_was_forgotten() throws InterruptedException {
        Erasing erasing = new Erasing(folder.resolve("erasing"));
        assertThat(rebuilds(new AfterErasure(erasing))).isFalse();
    }
}
