package org.wardledger.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wardledger.vault.FreshDatabase;

class PlainAxonTest {
    @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

    @Test
    void every_purchase_is_an_event_in_the_database_and_each_run_has_accounts_of_its_own()
            throws Exception {
        try (HikariDataSource pool = DATABASE.settings().pool("peer", 4)) {
            PlainAxon first = PlainAxon.open(pool, 2);
            for (int n = 0; n < 3; n++) {
                first.propose(1, n);
            }
            assertThat(count(pool, "*")).isEqualTo(5);
            assertThat(count(pool, "DISTINCT aggregateIdentifier")).isEqualTo(2);
            PlainAxon.open(pool, 2).propose(0, 0);
            assertThat(count(pool, "*")).isEqualTo(8);
            assertThat(count(pool, "DISTINCT aggregateIdentifier")).isEqualTo(4);
        }
    }

    private static long count(HikariDataSource pool, String what) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT count(" + what + ") FROM DomainEventEntry")) {
            assertThat(found.next()).isTrue();
            return found.getLong(1);
        }
    }
}
