package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as lines of {@code path = value}, one for each field however deep, made without the JSON that archives use:
 * what a reader drops, moves or changes shows. ASCII, so that it can be kept beside a test; a long text is named by its
 * length and digest.
 */
final class FieldLines {
    private static final int LONGEST = 300;

    private final List<String> lines = new ArrayList<>();

    private FieldLines() {}

    static List<String> of(String name, Object record) {
        FieldLines text = new FieldLines();
        text.add(name, record);
        return List.copyOf(text.lines);
    }

    private void add(String path, @Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> add(path, present));
        } else if (value instanceof Collection<?> list) {
            int i = 1;
            for (Object element : list) {
                add(path + "[" + i++ + "]", element);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> add(path + "{" + shown(String.valueOf(key)) + "}", element));
        } else if (value instanceof Record record && !(record instanceof Sha256) && components(record).length > 1) {
            for (RecordComponent component : components(record)) {
                add(path + "." + component.getName(), get(component, record));
            }
        } else {
            String kind = value instanceof JsonNode node
                    ? node.getNodeType().toString().toLowerCase(Locale.ROOT) + " "
                    : "";
            lines.add(path + " = " + kind + shown(String.valueOf(value)));
        }
    }

    private static RecordComponent[] components(Record record) {
        return record.getClass().getRecordComponents();
    }

    private static @Nullable Object get(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(component.toString(), e);
        }
    }

    private static String shown(String text) {
        if (text.length() > LONGEST) {
            return text.length() + " characters, " + Digests.sha256(text.getBytes(StandardCharsets.UTF_16BE));
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> {
            if (c >= ' ' && c < 127 && c != '\\') {
                shown.append((char) c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return shown.toString();
    }
}
