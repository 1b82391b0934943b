package org.wardledger.command.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;

/// Who can sign in, and who cannot.
class PeopleTest {
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(4);
    @TempDir Path folder;

    private Person clerk() {
        String hash = encoder.encode("synthetic password");
        return new Person(
                "clerk",
                new Id.Actor("act_0000000000000001"),
                Role.ACCOUNTANT,
                new Id.Institution("ins_0000000000000001"),
                hash == null ? "" : hash);
    }

    @Test
    void people_are_there_again_after_a_restart_and_only_the_owner_can_read_the_file()
            throws IOException {
        Path file = folder.resolve("people.json");
        new People(file).put(List.of(clerk()));

        assertThat(new People(file).find("clerk")).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain("synthetic password");
    }

    @Test
    void the_account_of_the_ledger_keeps_its_file_also_when_root_writes_it() throws IOException {
        assumeTrue(
                System.getProperty("user.name").equals("root"),
                "only root can write for another account");
        UserPrincipal nobody =
                folder.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("nobody");
        Files.setOwner(folder, nobody);
        Path file = folder.resolve("people.json");
        new People(file).put(List.of(clerk()));
        assertThat(Files.getOwner(file)).isEqualTo(nobody);
        new People(file).remove("clerk");
        assertThat(Files.getOwner(file)).isEqualTo(nobody);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_alike() {
        SignIn signIn = signIn();
        assertThatThrownBy(() -> signIn.authenticate(token("clerk", "guess")))
                .isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> signIn.authenticate(token("nobody", "guess")))
                .isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void ten_failures_close_the_door_even_to_the_right_password() {
        SignIn signIn = signIn();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> signIn.authenticate(token("clerk", "guess")))
                    .isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> signIn.authenticate(token("clerk", "synthetic password")))
                .isInstanceOf(LockedException.class);
    }

    private SignIn signIn() {
        People people = new People(folder.resolve("people.json"));
        people.put(List.of(clerk()));
        return new SignIn(people, encoder, new Attempts());
    }

    private static UsernamePasswordAuthenticationToken token(String name, String password) {
        return UsernamePasswordAuthenticationToken.unauthenticated(name, password);
    }
}
