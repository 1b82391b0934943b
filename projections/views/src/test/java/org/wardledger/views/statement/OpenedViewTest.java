package org.wardledger.views.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.COARSE;
import static org.wardledger.views.Ids.OPEN;
import static org.wardledger.views.Ids.SEALED;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.views.Audience;
import org.wardledger.views.Home;

class OpenedViewTest {
    private final Home home = Home.registered().on(10, 5);

    @Test
    void everybody_sees_direction_and_amount_of_a_line_from_its_payment_on() {
        UUID line = home.line(Direction.OUT, 300);
        assertThat(OpenedView.PROJECTION.audience()).isEqualTo(Audience.PUBLIC);
        home.proposes(1, COARSE, Group.GOODS, 300);
        UUID paid = home.pays(1, COARSE, 300, Group.GOODS, line);

        OpenedView view = home.view(OpenedView.PROJECTION, line);
        assertThat(view.value("dir")).isEqualTo("OUT");
        assertThat(view.value("amt")).isEqualTo("300");
        assertThat(view.value("party")).isEmpty();
        assertThat(view.by()).containsExactly(paid);
        assertThat(view.from()).isEqualTo(view.values().getFirst().position());
    }

    @Test
    void a_line_of_a_sealed_purchase_stays_closed() {
        UUID line = home.line(Direction.OUT, 300);
        home.proposes(1, SEALED, Group.GOODS, 300);
        home.pays(1, SEALED, 300, Group.GOODS, line);
        assertThat(home.folding.versions().values()).noneMatch(v -> v instanceof OpenedView);

        UUID other = home.line(Direction.OUT, 200);
        home.proposes(2, OPEN, Group.GOODS, 200);
        home.pays(2, OPEN, 200, Group.GOODS, other);
        assertThat(home.view(OpenedView.PROJECTION, other).value("amt")).isEqualTo("200");
    }
}
