package org.wardledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wardledger.statements.StatementChoice.Ready;
import org.wardledger.statements.table.TableMapping;

class HowToTest {

    private static final Path PAGE = Path.of("../../docs/howto/import-a-statement.md");

    @Test
    void the_1c_example_of_the_how_to_can_be_imported() throws IOException {
        StatementChoice choice = Samples.choice(Samples.read(example("text")));

        assertThat(choice).isInstanceOf(Ready.class);
        assertThat(choice.problems()).isEmpty();
    }

    @Test
    void the_table_of_the_how_to_can_be_imported_with_the_proposed_mapping() throws IOException {
        byte[] table = example("csv").getBytes(StandardCharsets.UTF_8);
        StatementSource source = StatementSource.of(table);
        StatementReader reader = new StatementReader();
        TableMapping mapping =
                Objects.requireNonNull(Objects.requireNonNull(reader.preview(source)).suggested());
        StatementChoice choice = Samples.choice(reader.read(source, mapping));

        assertThat(choice).isInstanceOf(Ready.class);
        assertThat(choice.problems()).isEmpty();
    }

    private static String example(String language) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(start, page.indexOf("```", start));
    }
}
