package org.wardledger.command.http;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardledger.events.Id;

/// The description of the addresses that are no commands: what one may look at, and the two steps
/// that take a statement in.
final class LookDocs {
    private static final String ACCOUNT = "/api/v1/accounts/{acct}";
    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
    private static final List<String> SIGN_IN = List.of("401", "429");
    private static final List<String> RECORD = List.of("401", "404", "429");
    private static final Map<String, Class<?>> IDS =
            Map.of("acct", Id.Account.class, "exp", Id.Expenditure.class, "ward", Id.Ward.class);

    private final Schemas schemas;
    private final DocAnswers answers;

    LookDocs(Schemas schemas, DocAnswers answers) {
        this.schemas = schemas;
        this.answers = answers;
    }

    Map<String, PathItem> paths() {
        Map<String, PathItem> paths = new LinkedHashMap<>();
        look(paths, "/api/v1/me", "Who the caller is to the ledger", WhoApi.Who.class, SIGN_IN);
        look(
                paths,
                "/api/v1/accounts",
                "Accounts that the caller may look into",
                list(AccountView.Listed.class),
                SIGN_IN);
        look(paths, ACCOUNT, "The open month of an account", AccountView.class, RECORD);
        look(
                paths,
                ACCOUNT + "/wards/{ward}",
                "The sub-account of one ward",
                AccountView.Holder.class,
                RECORD);
        look(
                paths,
                ACCOUNT + "/suspense",
                "Bank lines and cash counts that nothing explains yet",
                list(OpenItems.Item.class),
                RECORD);
        look(
                paths,
                ACCOUNT + "/expenditures/{exp}",
                "One purchase as it stands",
                AccountView.Purchase.class,
                RECORD);
        look(
                paths,
                ACCOUNT + "/matches",
                "Which bank line may have paid which purchase, the likeliest first",
                list(ImportView.Match.class),
                RECORD);
        dataRequests(paths);
        paths.put(ACCOUNT + "/statements/dry-run", new PathItem().post(dryRun()));
        paths.put(ACCOUNT + "/statements/confirm", new PathItem().post(confirm()));
        return paths;
    }

    private void dataRequests(Map<String, PathItem> paths) {
        look(
                paths,
                "/api/v1/privacy/requests",
                "Requests about personal data that are not answered yet, the one due first first",
                list(PrivacyApi.Waiting.class),
                SIGN_IN);
    }

    private void look(
            Map<String, PathItem> paths,
            String path,
            String summary,
            Type answer,
            List<String> problems) {
        String id = "get" + path.substring("/api/v1".length()).replaceAll("[/{}]+", ".");
        Operation operation =
                operation(path, id.replaceAll("\\.$", ""), summary)
                        .addTagsItem("look")
                        .responses(answers.of(summary, answer, problems));
        paths.put(path, new PathItem().get(operation));
    }

    private Operation operation(String path, String id, String summary) {
        Operation operation = new Operation().operationId(id).summary(summary);
        Matcher variable = IN_PATH.matcher(path);
        while (variable.find()) {
            operation.addParametersItem(inPath(variable.group(1)));
        }
        return operation.addParametersItem(DocAnswers.language());
    }

    private Parameter inPath(String name) {
        return new PathParameter().name(name).schema(schemas.of(IDS.getOrDefault(name, Id.class)));
    }

    private Operation dryRun() {
        Schema<?> columns = new MapSchema().additionalProperties(new StringSchema());
        return operation(
                        ACCOUNT + "/statements/dry-run",
                        "statement.dry-run",
                        "Look at a bank statement: what taking it in would do; records nothing")
                .description(
                        "The body is the file as it is, at most 64 MiB. A file that cannot be taken"
                                + " in is an answer without a token that says what is wrong where.")
                .addTagsItem("statement")
                .addParametersItem(
                        new HeaderParameter()
                                .name("Content-Disposition")
                                .description("Name of the file")
                                .schema(new StringSchema())
                                .example("attachment; filename=\"october.txt\""))
                .addParametersItem(
                        new QueryParameter()
                                .name("columns")
                                .description("Columns of a table, each as a parameter: DATE=...")
                                .style(Parameter.StyleEnum.FORM)
                                .explode(true)
                                .schema(columns))
                .requestBody(
                        new RequestBody()
                                .required(true)
                                .content(
                                        DocAnswers.content(
                                                "application/octet-stream",
                                                new StringSchema().format("binary"))))
                .responses(
                        answers.of(
                                "What would be recorded, and what is wrong",
                                ImportView.class,
                                List.of("401", "403", "404", "413", "415", "429")));
    }

    private Operation confirm() {
        return operation(
                        ACCOUNT + "/statements/confirm",
                        "statement.confirm",
                        "Take in what a dry run showed; may be repeated")
                .addTagsItem("statement")
                .requestBody(
                        new RequestBody()
                                .required(true)
                                .content(
                                        DocAnswers.content(
                                                "application/json",
                                                schemas.of(ImportApi.Confirmation.class))))
                .responses(
                        answers.of(
                                "What was recorded",
                                ImportView.Confirmed.class,
                                List.of("400", "401", "403", "404", "415", "422", "429", "503")));
    }

    private static Type list(Class<?> of) {
        return new ParameterizedType() {
            @Override
            public Type[] getActualTypeArguments() {
                return new Type[] {of};
            }

            @Override
            public Type getRawType() {
                return List.class;
            }

            @Override
            public @org.jspecify.annotations.Nullable Type getOwnerType() {
                return null;
            }
        };
    }
}
