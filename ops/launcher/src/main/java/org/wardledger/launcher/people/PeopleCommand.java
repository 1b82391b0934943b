package org.wardledger.launcher.people;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.command.security.Credential.Password;
import org.wardledger.command.security.Credential.Subject;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.command.security.Policy;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ledger people`: lists, adds and removes those who can sign in. The file is swapped whole; a
/// running ledger sees the new one at the next sign-in, so nothing has to be restarted.
@Command(
        name = "people",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class PeopleCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec own = spec;
        throw new ParameterException(
                own == null ? new picocli.CommandLine(this) : own.commandLine(),
                Says.in(null).text("people.which"));
    }

    private static People people(Path data) {
        return new People(DataFolder.of(data).people());
    }

    /// Of a folder that is there; none is made.
    private static People existing(Path data) {
        if (!Files.isDirectory(data)) {
            throw new Failed(Says.in(null).text("data.missing", data));
        }
        return people(data);
    }

    @Command(name = "list", mixinStandardHelpOptions = true)
    int list(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = "data",
                            descriptionKey = "data")
                    Path data) {
        for (Person p : existing(data).all()) {
            Id.Institution home = p.institution();
            System.out.println(
                    "%-24s %-18s %-20s %s"
                            .formatted(
                                    p.name(),
                                    p.role(),
                                    home == null ? "" : home.value(),
                                    p.credential() instanceof Subject(String issuer, String _)
                                            ? issuer
                                            : "")
                            .stripTrailing());
        }
        return 0;
    }

    @Command(name = "add", mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME", descriptionKey = "personName") String name,
            @Option(names = "--role", paramLabel = "ROLE", required = true, descriptionKey = "role")
                    Code.Role role,
            @Option(names = "--institution", paramLabel = "ID", descriptionKey = "institution")
                    @Nullable String home,
            @Mixin ProviderNumber number,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = "data",
                            descriptionKey = "data")
                    Path data) {
        Says says = Says.in(null);
        People people = people(data);
        if (!NAME.matcher(name).matches()) {
            throw new Failed(says.text("people.name-form"));
        }
        if (role == Code.Role.CLOCK || role == Code.Role.PUBLIC) {
            throw new Failed(says.text("people.nobodys-role", role.name()));
        }
        if (people.find(name) != null) {
            throw new Failed(says.text("people.taken", name));
        }
        Id.Institution institution = institution(home, role, says);
        Subject subject = number.subject(people, says);
        people.put(
                List.of(
                        new Person(
                                name,
                                NewActor.id(),
                                role,
                                institution,
                                subject == null ? password(says, name) : subject)));
        System.out.println(says.text("people.added", name, role.name()));
        return 0;
    }

    private static Password password(Says says, String name) {
        String hash = new BCryptPasswordEncoder().encode(NewPassword.ask(says, name));
        return new Password(Objects.requireNonNull(hash));
    }

    private static Id.@Nullable Institution institution(
            @Nullable String home, Code.Role role, Says says) {
        boolean bound = Policy.isOfOneHome(role);
        if (bound && home == null) {
            throw new Failed(says.text("people.home-missing", role.name()));
        }
        if (!bound && home != null) {
            throw new Failed(says.text("people.home-too-much", role.name()));
        }
        if (home != null && !Id.hasForm("ins", home)) {
            throw new Failed(says.text("people.home-form"));
        }
        return home == null ? null : new Id.Institution(home);
    }

    @Command(name = "password", mixinStandardHelpOptions = true)
    int password(
            @Parameters(paramLabel = "NAME", descriptionKey = "personName") String name,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = "data",
                            descriptionKey = "data")
                    Path data) {
        Says says = Says.in(null);
        People people = existing(data);
        Person p = known(people, name, says);
        if (p.credential() instanceof Subject) {
            throw new Failed(says.text("people.no-password-here", name));
        }
        people.put(
                List.of(
                        new Person(
                                p.name(),
                                p.actor(),
                                p.role(),
                                p.institution(),
                                password(says, name))));
        System.out.println(says.text("people.password-set", name));
        return 0;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true)
    int remove(
            @Parameters(paramLabel = "NAME", descriptionKey = "personName") String name,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = "data",
                            descriptionKey = "data")
                    Path data) {
        Says says = Says.in(null);
        People people = existing(data);
        people.remove(known(people, name, says).name());
        System.out.println(says.text("people.removed", name));
        return 0;
    }

    private static Person known(People people, String name, Says says) {
        Person person = people.find(name);
        if (person == null) {
            throw new Failed(says.text("people.unknown", name));
        }
        return person;
    }
}
