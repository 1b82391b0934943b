package org.wardledger.command.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wardledger.command.requests.Catalogue;
import org.wardledger.command.requests.Catalogue.Kind;
import org.wardledger.command.requests.Catalogue.Reach;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.RefusalTexts;

/// The description of the API at `/v3/api-docs`: one path for each request of the catalogue, its
/// fields read from the same records that the API binds, and the addresses to look at.
@Configuration(proxyBeanMethods = false)
public class ApiDocs {
    private static final String BASIC = "basic";
    private static final String ABOUT =
            "Everything that homes, commissions and the ministry enter. Amounts are strings of"
                    + " tiyn. Refusals are problems (RFC 9457) with a stable code, in Kazakh,"
                    + " Russian or English as Accept-Language asks. Examples: docs/api.";

    @Bean
    OpenApiCustomizer commandPaths(Policy policy) {
        return api -> describe(api, policy);
    }

    private static void describe(OpenAPI api, Policy policy) {
        Schemas schemas = new Schemas();
        DocAnswers answers = new DocAnswers(schemas);
        api.info(
                new Info()
                        .title("Ward Ledger")
                        .version("v1")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        TreeSet<String> features = new TreeSet<>();
        for (Kind kind : new TreeMap<>(Catalogue.byCode()).values()) {
            if (kind.reach() == Reach.CLIENTS) {
                features.add(feature(kind));
                api.path(
                        "/api/v1/commands/" + kind.code(),
                        new PathItem().post(operation(kind, schemas, answers, policy)));
            }
        }
        features.forEach(feature -> api.addTagsItem(new Tag().name(feature)));
        new LookDocs(schemas, answers).paths().forEach(api::path);
        Stream.of("statement", "look").forEach(name -> api.addTagsItem(new Tag().name(name)));
        schemas.all().forEach(api::schema);
        api.schemaRequirement(
                BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BASIC));
        api.addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    private static String feature(Kind kind) {
        return kind.code().substring(0, kind.code().indexOf('.'));
    }

    private static Operation operation(
            Kind kind, Schemas schemas, DocAnswers answers, Policy policy) {
        List<String> own = CommandTexts.refusals(kind.code());
        Operation operation =
                new Operation()
                        .operationId(kind.code())
                        .summary(CommandTexts.summary(kind.code()))
                        .description(description(kind, own, policy))
                        .addTagsItem(feature(kind))
                        .addParametersItem(
                                new HeaderParameter()
                                        .name(CommandApi.KEY)
                                        .description(
                                                "Made by the client, one for each thing it wants;"
                                                        + " the same for a repetition")
                                        .required(true)
                                        .schema(Schemas.uuid()))
                        .addParametersItem(DocAnswers.language())
                        .requestBody(
                                new RequestBody()
                                        .required(true)
                                        .content(
                                                DocAnswers.content(
                                                        "application/json",
                                                        schemas.of(kind.body()))))
                        .responses(responses(answers));
        operation.addExtension("x-refusals", refusals(own));
        return operation;
    }

    private static String description(Kind kind, List<String> own, Policy policy) {
        String roles = String.join(", ", policy.rolesFor(kind.code()));
        String codes = own.isEmpty() ? "none of its own" : String.join(", ", own);
        return "May: " + roles + ". Refusals: " + codes + ".";
    }

    private static ApiResponses responses(DocAnswers answers) {
        return answers.of(
                "Recorded, now or earlier under this key",
                Answer.class,
                List.of("400", "401", "403", "409", "413", "415", "422", "429", "503"));
    }

    /// With their English texts; figures in braces come as `arguments`.
    private static Map<String, String> refusals(List<String> own) {
        RefusalTexts english = RefusalTexts.in("en");
        Map<String, String> texts = new LinkedHashMap<>();
        Stream.concat(own.stream(), CommandTexts.COMMON.stream())
                .forEach(code -> texts.put(code, english.text(code, Map.of())));
        return texts;
    }
}
