package org.wardledger.command.http;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/// The answers of the API in its description: what was asked for, and problems by status.
final class DocAnswers {
    private static final String PROBLEM = "application/problem+json";

    private static final Map<String, String> PROBLEMS =
            Map.ofEntries(
                    Map.entry("400", "The request does not have the right form; names the field"),
                    Map.entry("401", "No sign-in, or a wrong one"),
                    Map.entry("403", "The role may not do this, or not for this home"),
                    Map.entry("404", "No such record, or none that the caller may know of"),
                    Map.entry("409", "The key was used for another request, or was refused"),
                    Map.entry("413", "The request is larger than the limit"),
                    Map.entry("415", "The body is of another type"),
                    Map.entry("422", "A rule of the ledger says no; the code says which"),
                    Map.entry(
                            "429",
                            "Too many failed sign-ins, or too many at once; Retry-After says how long to wait"),
                    Map.entry("503", "Not known whether it was recorded; repeat under this key"));

    private final Schemas schemas;

    DocAnswers(Schemas schemas) {
        this.schemas = schemas;
    }

    ApiResponses of(String good, Type answer, List<String> problems) {
        ApiResponses answers = new ApiResponses();
        ApiResponse ok =
                new ApiResponse()
                        .description(good)
                        .content(content("application/json", schemas.of(answer)));
        if (answer == Answer.class) {
            ok.addHeaderObject(
                    CommandApi.HIT,
                    new Header()
                            .description("true where this answers a repetition")
                            .schema(new StringSchema().addEnumItem("true").addEnumItem("false")));
        }
        answers.addApiResponse("200", ok);
        for (String status : problems) {
            answers.addApiResponse(
                    status,
                    new ApiResponse()
                            .description(PROBLEMS.getOrDefault(status, status))
                            .content(content(PROBLEM, schemas.of(Problem.class))));
        }
        return answers;
    }

    static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }

    static Parameter language() {
        return new HeaderParameter()
                .name("Accept-Language")
                .description("Language of problems: kk, ru or en; Kazakh where none fits")
                .required(false)
                .schema(new StringSchema());
    }
}
