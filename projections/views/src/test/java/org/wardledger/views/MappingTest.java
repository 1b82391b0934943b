package org.wardledger.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MappingTest {

    static Stream<Projection<?>> all() {
        return Views.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_mapping_has_exactly_the_fields_of_its_document(Projection<?> projection) {
        JsonNode mapping = JsonMapper.shared().readTree(projection.mapping());

        assertThat(mapping.get("dynamic").asString()).isEqualTo("strict");
        List<String> faults = new ArrayList<>();
        compare(projection.name(), projection.type(), mapping.get("properties"), faults);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_name_is_that_of_the_document_in_lower_case(Projection<?> projection) {
        assertThat(projection.name()).matches("[a-z]+(-[a-z]+)*-view");
    }

    private static void compare(
            String path, Class<?> type, JsonNode properties, List<String> faults) {
        Set<String> declared =
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet());
        Set<String> mapped = Set.copyOf(properties.propertyNames());
        if (!declared.equals(mapped)) {
            faults.add(path + ": document " + declared + ", mapping " + mapped);
            return;
        }
        for (RecordComponent c : type.getRecordComponents()) {
            field(path + "." + c.getName(), c, properties.get(c.getName()), faults);
        }
    }

    private static void field(
            String path, RecordComponent c, JsonNode mapping, List<String> faults) {
        Class<?> type = raw(c);
        if (mapping.has("enabled")) {
            return;
        }
        if (mapping.has("properties")) {
            compare(path, type, mapping.get("properties"), faults);
            return;
        }
        String wanted = mapping.get("type").asString();
        String found = fits(type, wanted);
        if (!wanted.equals(found)) {
            faults.add(path + ": document " + found + ", mapping " + wanted);
        }
    }

    private static String fits(Class<?> type, String wanted) {
        if (type == long.class || type == Long.class) {
            return "long";
        } else if (type == int.class) {
            return "integer";
        } else if (type == boolean.class) {
            return "boolean";
        } else if (type == LocalDate.class) {
            return "date";
        } else if (type == String.class && wanted.equals("text")) {
            return "text";
        }
        return type.isRecord() ? "object" : "keyword";
    }

    private static Class<?> raw(RecordComponent c) {
        if (!List.class.isAssignableFrom(c.getType())) {
            return c.getType();
        }
        Type of = ((ParameterizedType) c.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>) of;
    }
}
