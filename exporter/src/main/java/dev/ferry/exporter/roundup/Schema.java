package dev.ferry.exporter.roundup;

import dev.ferry.archive.DataException;
import dev.ferry.exporter.python.PyValue;
import dev.ferry.exporter.python.PyValue.PyDict;
import dev.ferry.exporter.python.PyValue.PyEntry;
import dev.ferry.exporter.python.PyValue.PySequence;
import dev.ferry.exporter.python.PyValue.PyString;
import dev.ferry.exporter.python.PythonLiteral;
import dev.ferry.exporter.python.PythonSyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The classes of a tracker, read from the Python literal in its table {@code schema}: a dictionary
 * {@code {'version': 8, 'tables': {CLASS: (KEY, [(PROPERTY, TYPE), …])}}}, or in old trackers just the inner one.
 */
final class Schema {
    /** Names become parts of SQL, so nothing else is taken for one. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, ClassSchema> classes;

    private Schema(Map<String, ClassSchema> classes) {
        this.classes = Collections.unmodifiableMap(classes);
    }

    static Schema parse(String literal) {
        PyValue value;
        try {
            value = PythonLiteral.parse(literal);
        } catch (PythonSyntaxException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
        if (!(value instanceof PyDict outer)) {
            throw unreadable("it is not a dictionary", null);
        }
        PyDict tables = outer.get("tables")
                .filter(PyDict.class::isInstance)
                .map(PyDict.class::cast)
                .orElse(outer);
        Map<String, ClassSchema> classes = new TreeMap<>();
        for (PyEntry entry : tables.entries()) {
            String name = name(entry.key());
            classes.put(name, classSchema(name, entry.value()));
        }
        return new Schema(classes);
    }

    private static ClassSchema classSchema(String name, PyValue spec) {
        List<PyValue> parts = sequence(spec, name);
        if (parts.size() != 2) {
            throw unreadable("class " + name + " is not a pair of key and properties", null);
        }
        Optional<String> key = parts.get(0).text().filter(k -> !k.isEmpty());
        List<PropertySchema> properties = new ArrayList<>();
        for (PyValue item : sequence(parts.get(1), name)) {
            List<PyValue> pair = sequence(item, name);
            if (pair.size() != 2) {
                throw unreadable("a property of class " + name + " is not a pair of name and type", null);
            }
            properties.add(new PropertySchema(
                    name(pair.get(0)), PropertyType.parse(pair.get(1).text().orElse(""))));
        }
        return new ClassSchema(name, key, properties);
    }

    private static List<PyValue> sequence(PyValue value, String className) {
        if (value instanceof PySequence sequence) {
            return sequence.items();
        }
        throw unreadable("class " + className + " is not described by a sequence", null);
    }

    private static String name(PyValue value) {
        if (value instanceof PyString string && NAME.matcher(string.value()).matches()) {
            return string.value();
        }
        throw unreadable("a class or property has a name that is no identifier", null);
    }

    private static DataException unreadable(String why, @org.jspecify.annotations.Nullable Throwable cause) {
        String message = "the tracker's table 'schema' can not be read (" + why
                + "); open the tracker once with its own Roundup so that it writes the schema anew";
        return cause == null ? new DataException(message) : new DataException(message, cause);
    }

    Optional<ClassSchema> find(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** All classes by name. */
    Map<String, ClassSchema> classes() {
        return classes;
    }

    /** The class whose items are exported as issues. */
    ClassSchema require(String name) {
        return find(name)
                .orElseThrow(() -> new DataException("the tracker has no class '" + name + "'; it has "
                        + String.join(", ", classes.keySet()) + ": name the one that holds the issues"));
    }
}
