package org.wardledger.command.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wardledger.command.requests.Catalogue;
import org.wardledger.command.requests.Catalogue.Kind;
import org.wardledger.command.requests.Catalogue.Reach;

/// The description of the API at `/v3/api-docs`: one path for each request of the catalogue, its
/// fields read from the same records that the API binds.
@Configuration(proxyBeanMethods = false)
public class ApiDocs {
    private static final String BASIC = "basic";
    private static final String PROBLEM = "application/problem+json";

    @Bean
    OpenApiCustomizer commandPaths() {
        return ApiDocs::describe;
    }

    private static void describe(OpenAPI api) {
        Schemas schemas = new Schemas();
        ApiResponses answers = answers(schemas);
        for (Kind kind : new TreeMap<>(Catalogue.byCode()).values()) {
            if (kind.reach() == Reach.CLIENTS) {
                api.path(
                        "/api/v1/commands/" + kind.code(),
                        new PathItem().post(operation(kind, schemas, answers)));
            }
        }
        schemas.all().forEach(api::schema);
        api.schemaRequirement(
                BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BASIC));
        api.addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    private static Operation operation(Kind kind, Schemas schemas, ApiResponses answers) {
        String feature = kind.code().substring(0, kind.code().indexOf('.'));
        return new Operation()
                .operationId(kind.code())
                .addTagsItem(feature)
                .addParametersItem(
                        new HeaderParameter()
                                .name(CommandApi.KEY)
                                .required(true)
                                .schema(Schemas.uuid()))
                .requestBody(
                        new RequestBody()
                                .required(true)
                                .content(content("application/json", schemas.of(kind.body()))))
                .responses(answers);
    }

    private static ApiResponses answers(Schemas schemas) {
        ApiResponses answers = new ApiResponses();
        answers.addApiResponse(
                "200",
                new ApiResponse()
                        .description("recorded")
                        .content(content("application/json", schemas.of(Answer.class))));
        Map<String, String> refusals =
                Map.of(
                        "400", "input",
                        "403", "permission",
                        "404", "unknown command",
                        "409", "key",
                        "422", "rule",
                        "503", "outcome unknown");
        new TreeMap<>(refusals)
                .forEach(
                        (status, what) ->
                                answers.addApiResponse(
                                        status,
                                        new ApiResponse()
                                                .description(what)
                                                .content(
                                                        content(
                                                                PROBLEM,
                                                                schemas.of(Problem.class)))));
        return answers;
    }

    private static Content content(String type, io.swagger.v3.oas.models.media.Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }
}
