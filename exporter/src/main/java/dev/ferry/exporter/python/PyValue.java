package dev.ferry.exporter.python;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value that a Python literal can denote: the kinds that {@code repr} of plain data gives, and no others. */
public sealed interface PyValue {
    /** The value as plain text, the way a person would read it; empty for {@code None}. */
    Optional<String> text();

    /** Python's {@code None}. */
    record PyNone() implements PyValue {
        @Override
        public Optional<String> text() {
            return Optional.empty();
        }
    }

    /** {@code True} or {@code False}. */
    record PyBool(boolean value) implements PyValue {
        @Override
        public Optional<String> text() {
            return Optional.of(Boolean.toString(value));
        }
    }

    /** An integer of any size, Python 2's {@code L} left off. */
    record PyInt(BigInteger value) implements PyValue {
        @Override
        public Optional<String> text() {
            return Optional.of(value.toString());
        }
    }

    /** A floating-point number. */
    record PyFloat(double value) implements PyValue {
        @Override
        public Optional<String> text() {
            return Optional.of(Double.toString(value));
        }
    }

    /** A string, escapes resolved. */
    record PyString(String value) implements PyValue {
        @Override
        public Optional<String> text() {
            return Optional.of(value);
        }
    }

    /** A tuple or a list: the tracker makes no difference between them. */
    record PySequence(List<PyValue> items) implements PyValue {
        public PySequence {
            items = List.copyOf(items);
        }

        @Override
        public Optional<String> text() {
            return Optional.of(
                    items.stream().map(item -> item.text().orElse("None")).collect(Collectors.joining(", ", "(", ")")));
        }
    }

    /** A dictionary, its entries in the order of the text. */
    record PyDict(List<PyEntry> entries) implements PyValue {
        public PyDict {
            entries = List.copyOf(entries);
        }

        /** The value of a string key; the last one counts, as in Python. */
        public Optional<PyValue> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(new PyString(key)))
                    .reduce((first, second) -> second)
                    .map(PyEntry::value);
        }

        @Override
        public Optional<String> text() {
            return Optional.of(entries.stream()
                    .map(entry -> entry.key().text().orElse("None") + ": "
                            + entry.value().text().orElse("None"))
                    .collect(Collectors.joining(", ", "{", "}")));
        }
    }

    /** One key and its value. */
    record PyEntry(PyValue key, PyValue value) {}
}
