package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.security.Credential.Subject;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.events.Code;
import org.wardledger.events.Id;

/// Who can sign in, changed while a ledger runs.
class PeopleCommandTest {
    @TempDir Path data;

    @Test
    void a_person_of_a_home_needs_the_home_and_others_must_not_name_one() {
        String home = "--institution=ins_0000000000000001";
        assertThat(add("bookkeeper", "--role=ACCOUNTANT")).isEqualTo(1);
        assertThat(add("keeper", "--role=OPERATOR", home)).isEqualTo(1);
        assertThat(add("bookkeeper", "--role=ACCOUNTANT", "--institution=1")).isEqualTo(1);
        assertThat(add("Имя Фамилия", "--role=OPERATOR")).isEqualTo(1);
        assertThat(new People(data.resolve("people.json")).isEmpty()).isTrue();
    }

    @Test
    void whoever_signs_in_at_a_provider_is_entered_once_and_has_no_password() {
        String issuer = "--oidc-issuer=https://id.example.org/realms/ledger";
        assertThat(add("keeper", "--role=OPERATOR", issuer)).isEqualTo(1);
        assertThat(add("keeper", "--role=OPERATOR", "--oidc-subject=n-1")).isEqualTo(1);
        assertThat(
                        add(
                                "keeper",
                                "--role=OPERATOR",
                                "--oidc-issuer=http://id.example.org",
                                "--oidc-subject=n-1"))
                .isEqualTo(1);
        assertThat(add("keeper", "--role=OPERATOR", issuer, "--oidc-subject=n-1")).isZero();
        assertThat(add("other", "--role=AUDITOR", issuer, "--oidc-subject=n-1")).isEqualTo(1);
        People people = new People(data.resolve("people.json"));
        assertThat(people.all()).hasSize(1);
        assertThat(people.find(new Subject("https://id.example.org/realms/ledger", "n-1")))
                .isEqualTo(people.find("keeper"));
        assertThat(WardLedger.run("people", "password", "keeper", "--data=" + data)).isEqualTo(1);
        assertThat(WardLedger.run("people", "list", "--data=" + data)).isZero();
    }

    @Test
    void nobody_is_removed_who_is_not_there() {
        assertThat(WardLedger.run("people", "remove", "nobody", "--data=" + data)).isEqualTo(1);
    }

    @Test
    void a_role_of_no_person_is_given_to_nobody() {
        for (String role : List.of("CLOCK", "PUBLIC")) {
            String issuer = "--oidc-issuer=https://id.example.org/realms/ledger";
            assertThat(add("robot", "--role=" + role, issuer, "--oidc-subject=n-2")).isEqualTo(1);
        }
        assertThat(new People(data.resolve("people.json")).isEmpty()).isTrue();
    }

    @Test
    void a_look_into_a_folder_that_is_not_there_makes_none() {
        Path nowhere = data.resolve("nowhere");
        assertThat(WardLedger.run("people", "list", "--data=" + nowhere)).isEqualTo(1);
        assertThat(WardLedger.run("people", "remove", "a", "--data=" + nowhere)).isEqualTo(1);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void a_running_ledger_sees_who_was_added_and_who_was_removed() throws IOException {
        Path file = data.resolve("people.json");
        People running = new People(file);
        assertThat(running.find("keeper")).isNull();
        new People(file).put(List.of(person("keeper")));
        assertThat(running.find("keeper")).isEqualTo(person("keeper"));
        assertThat(WardLedger.run("people", "remove", "keeper", "--data=" + data)).isZero();
        assertThat(running.find("keeper")).isNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_swap_within_the_same_second_is_seen() throws IOException {
        Path file = data.resolve("people.json");
        new People(file).put(List.of(person("keeper-1")));
        FileTime time = Files.getLastModifiedTime(file);
        People running = new People(file);
        new People(file).put(List.of(person("keeper-2")));
        Files.setLastModifiedTime(file, time);
        assertThat(running.find("keeper-2")).isNotNull();
    }

    private int add(String name, String... options) {
        String[] words = new String[options.length + 4];
        words[0] = "people";
        words[1] = "add";
        words[2] = name;
        words[3] = "--data=" + data;
        System.arraycopy(options, 0, words, 4, options.length);
        return WardLedger.run(words);
    }

    private static Person person(String name) {
        return new Person(
                name, new Id.Actor("act_0000000000000001"), Code.Role.OPERATOR, null, "x");
    }
}
