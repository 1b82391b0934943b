package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which process answers which path.
class RolePathsTest {

    @Test
    void the_first_row_that_fits_decides() {
        assertThat(RolePaths.of("/api/v1/public/replay")).isEqualTo(Role.QUERY);
        assertThat(RolePaths.of("/api/v1/commands/rule.adopt")).isEqualTo(Role.COMMAND);
        assertThat(RolePaths.of("/work")).isEqualTo(Role.COMMAND);
        assertThat(RolePaths.of("/work/import")).isEqualTo(Role.COMMAND);
        assertThat(RolePaths.of("/log/checkpoint")).isEqualTo(Role.LOG);
        assertThat(RolePaths.of("/workshop")).isEqualTo(Role.QUERY);
        assertThat(RolePaths.of("/")).isEqualTo(Role.QUERY);
    }

    @Test
    void whoever_a_path_is_for_answers_it() {
        for (String path : List.of("/", "/search", "/work", "/api/v1/me", "/log/x", "/sign-in")) {
            assertThat(RolePaths.answers(Set.of(RolePaths.of(path)), path)).as(path).isTrue();
            assertThat(RolePaths.answers(Role.ALL, path)).as(path).isTrue();
        }
    }

    @Test
    void work_is_for_commanding_processes_alone_and_a_projector_shows_nothing() {
        Set<Role> others = EnumSet.complementOf(EnumSet.of(Role.COMMAND));
        assertThat(RolePaths.answers(others, "/work")).isFalse();
        assertThat(RolePaths.answers(others, "/api/v1/commands/x")).isFalse();
        for (String path : List.of("/", "/work", "/log/checkpoint", "/sign-in", "/api/v1/me")) {
            assertThat(RolePaths.answers(Set.of(Role.PROJECTOR), path)).as(path).isFalse();
        }
        assertThat(RolePaths.answers(Set.of(Role.PROJECTOR), "/actuator/health")).isTrue();
        assertThat(RolePaths.answers(Set.of(Role.LOG), "/")).isFalse();
        assertThat(RolePaths.answers(Set.of(Role.LOG), "/log/tile/0/000")).isTrue();
    }
}
