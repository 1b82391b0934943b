package org.wardledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.wardledger.command.requests.Catalogue;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.Command;

class CatalogueTest {

    @Test
    void somebody_may_ask_for_every_request_and_for_nothing_else() {
        assertThat(new TreeSet<>(new Policy().commands()))
                .isEqualTo(new TreeSet<>(Catalogue.byCode().keySet()));
    }

    @Test
    void a_request_with_facts_is_never_the_command_itself() {
        for (Catalogue.Kind kind : Catalogue.byCode().values()) {
            if (Command.class.isAssignableFrom(kind.body())) {
                for (var part : kind.body().getRecordComponents()) {
                    assertThat(part.getName())
                            .as(kind.code())
                            .doesNotMatch(".*(Taken|Known|Open|Before|Facts)|facts|taken|known");
                }
            }
        }
    }

    /// A component of that name would stand for the whole request, and its key for that one field.
    @Test
    void no_field_of_a_request_hides_what_the_request_says_of_itself() {
        for (Catalogue.Kind kind : Catalogue.byCode().values()) {
            for (var part : kind.body().getRecordComponents()) {
                assertThat(Request.class.getMethods())
                        .as(kind.code())
                        .extracting(java.lang.reflect.Method::getName)
                        .doesNotContain(part.getName());
            }
        }
    }
}
