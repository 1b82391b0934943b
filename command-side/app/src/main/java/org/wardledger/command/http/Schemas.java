package org.wardledger.command.http;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.DateSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.wardledger.events.Id;

/// JSON schemas of records, as [RequestJson] reads and writes them.
final class Schemas {
    private static final String NULL = "null";
    private static final String REF = "#/components/schemas/";

    private final Map<String, Schema<?>> all = new TreeMap<>();

    /// Every record described so far, by name.
    Map<String, Schema<?>> all() {
        return all;
    }

    Schema<?> of(Type type) {
        if (type instanceof ParameterizedType of) {
            Type last = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
            return of.getRawType() == List.class
                    ? new ArraySchema().items(of(last))
                    : new MapSchema().additionalProperties(of(last));
        }
        return of((Class<?>) type);
    }

    private Schema<?> of(Class<?> type) {
        if (Id.class.isAssignableFrom(type)) {
            return new StringSchema().pattern(idForm(type));
        }
        if (type.isEnum()) {
            StringSchema codes = new StringSchema();
            Arrays.stream(type.getEnumConstants()).forEach(c -> codes.addEnumItem(c.toString()));
            return codes;
        }
        if (type.isRecord()) {
            return record(type);
        }
        return value(type);
    }

    private static Schema<?> value(Class<?> type) {
        if (type == long.class || type == Long.class) {
            return new StringSchema().format("tiyn").pattern("^(0|-?[1-9][0-9]{0,17})$");
        }
        if (type == int.class || type == Integer.class) {
            return new IntegerSchema();
        }
        if (type == boolean.class || type == Boolean.class) {
            return new BooleanSchema();
        }
        if (type == LocalDate.class) {
            return new DateSchema();
        }
        if (type == YearMonth.class) {
            return new StringSchema().pattern("^[0-9]{4}-[0-9]{2}$");
        }
        return type == UUID.class ? uuid() : new StringSchema();
    }

    static Schema<?> uuid() {
        return new UUIDSchema();
    }

    /// Ids say by their first letters what they are of; rules are named by those who adopt them.
    private static String idForm(Class<?> type) {
        if (type == Id.Rule.class) {
            return "^[A-Z][A-Z0-9]{0,15}-[0-9]{1,4}$";
        }
        return "^[a-z]{3}_[0-9a-hjkmnp-tv-z]{16}$";
    }

    private Schema<?> record(Class<?> type) {
        String name = name(type);
        if (!all.containsKey(name)) {
            ObjectSchema schema = new ObjectSchema();
            all.put(name, schema);
            schema.setAdditionalProperties(false);
            for (RecordComponent part : type.getRecordComponents()) {
                Schema<?> field = of(part.getGenericType());
                if (Required.optional(part)) {
                    field = orNull(field);
                } else {
                    schema.addRequiredItem(part.getName());
                }
                schema.addProperty(part.getName(), field);
            }
        }
        return new Schema<>().$ref(REF + name);
    }

    /// Left out and null are the same: not given.
    private static Schema<?> orNull(Schema<?> field) {
        if (field.get$ref() == null && field.getEnum() == null) {
            field.setTypes(new LinkedHashSet<>(List.of(field.getType(), NULL)));
            return field;
        }
        Schema<?> nothing = new Schema<>();
        nothing.addType(NULL);
        return new Schema<>().addAnyOfItem(field).addAnyOfItem(nothing);
    }

    /// Requests and values may share a simple name; what they are nested in tells them apart.
    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
    }
}
