package org.wardledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.requests.Catalogue;
import org.wardledger.command.requests.Catalogue.Reach;
import org.wardledger.domain.RefusalTexts;
import tools.jackson.databind.JsonNode;

/// The description of the API is whole in itself, and tells all that there is.
class ApiDocsIT {
    private static final String COMMANDS = "/api/v1/commands/";

    @TempDir private static Path folder;
    private static TestServer server;
    private static JsonNode docs;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(folder);
        docs = server.get("", "/v3/api-docs").json();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        for (JsonNode path : docs.path("paths").values()) {
            operations.addAll(path.values());
        }
        return operations;
    }

    @Test
    void every_address_that_is_served_is_described() {
        Set<String> described = new TreeSet<>();
        for (var path : docs.path("paths").properties()) {
            for (String method : path.getValue().propertyNames()) {
                String address =
                        path.getKey().startsWith(COMMANDS) ? COMMANDS + "{code:.+}" : path.getKey();
                described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + address);
            }
        }
        assertThat(described).isEqualTo(new TreeSet<>(server.served("/api/v1/")));
    }

    @Test
    void every_operation_has_its_own_id_a_summary_and_answers() {
        Set<String> ids = new HashSet<>();
        for (JsonNode operation : operations()) {
            String id = operation.path("operationId").asString();
            assertThat(ids.add(id)).as(id).isTrue();
            assertThat(operation.path("summary").asString("")).as(id).isNotBlank();
            assertThat(operation.at("/responses/200/description").asString("")).as(id).isNotBlank();
            assertThat(operation.at("/responses/401/content").isMissingNode()).as(id).isFalse();
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        List<String> nowhere = new ArrayList<>();
        references(docs, nowhere);
        assertThat(nowhere).isEmpty();
    }

    private static void references(JsonNode node, List<String> nowhere) {
        JsonNode to = node.path("$ref");
        if (to.isString() && docs.at(to.asString().substring(1)).isMissingNode()) {
            nowhere.add(to.asString());
        }
        node.values().forEach(inner -> references(inner, nowhere));
    }

    @Test
    void every_variable_of_a_path_is_a_required_parameter() {
        for (var path : docs.path("paths").properties()) {
            Matcher variable = Pattern.compile("\\{(\\w+)}").matcher(path.getKey());
            while (variable.find()) {
                for (JsonNode operation : path.getValue().values()) {
                    boolean there = false;
                    for (JsonNode parameter : operation.path("parameters")) {
                        there |=
                                parameter.path("name").asString().equals(variable.group(1))
                                        && parameter.path("in").asString().equals("path")
                                        && parameter.path("required").asBoolean();
                    }
                    assertThat(there).as(path.getKey()).isTrue();
                }
            }
        }
    }

    @Test
    void a_field_that_may_be_null_says_so() {
        JsonNode propose = docs.at("/components/schemas/ExpenditureRequestsProposeExpenditure");
        assertThat(propose.at("/properties/sup/type").toString()).contains("null", "string");
        assertThat(propose.at("/properties/lines/type").toString()).doesNotContain("null");
        JsonNode accept = docs.at("/components/schemas/AcceptancesAcceptExpenditure");
        assertThat(accept.at("/properties/document").toString())
                .contains("\"$ref\":\"#/components/schemas/Evidence\"", "null");
    }

    @Test
    void every_refusal_has_a_command_that_may_give_it() {
        Set<String> told = new TreeSet<>();
        for (JsonNode operation : operations()) {
            told.addAll(operation.path("x-refusals").propertyNames());
        }
        for (Catalogue.Kind kind : Catalogue.byCode().values()) {
            if (kind.reach() == Reach.CLIENTS) {
                told.addAll(CommandTexts.refusals(kind.code()));
            }
        }
        Set<String> untold = new TreeSet<>(refusals());
        untold.removeAll(told);
        assertThat(untold)
                .as("only what the import and the clock are refused with")
                .allMatch(code -> OF_THE_LEDGER.contains(code) || code.startsWith("statement."));
    }

    private static final Set<String> OF_THE_LEDGER =
            Set.of(
                    "expenditure.not-expired",
                    "institution.month-reported",
                    "ledger.key-used",
                    "ledger.name-used",
                    "ledger.not-begun",
                    "ledger.not-empty",
                    "ledger.other-log",
                    "publication.already-open",
                    "publication.below-k",
                    "publication.not-openable",
                    "publication.position-behind",
                    "publication.too-early",
                    "reservation.still-running",
                    "reservation.unknown",
                    "subaccount.open",
                    "wardstatement.already-issued");

    private static Set<String> refusals() {
        var texts = java.util.ResourceBundle.getBundle("org.wardledger.refusals", EN);
        Set<String> codes = new TreeSet<>();
        for (String key : texts.keySet()) {
            codes.add(key.substring("refusal.".length()));
        }
        assertThat(RefusalTexts.LANGUAGES).contains("en");
        return codes;
    }

    private static final java.util.Locale EN = java.util.Locale.ENGLISH;
}
