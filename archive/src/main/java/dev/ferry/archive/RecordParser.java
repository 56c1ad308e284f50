package dev.ferry.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/** Reads one kind of record, a line at a time; what is wrong names entry and line. Thread-safe. */
final class RecordParser<T> {
    static final RecordParser<Issue> ISSUES = new RecordParser<>(Issue.class, "issue");
    static final RecordParser<User> USERS = new RecordParser<>(User.class, "user");

    private final Class<T> type;
    private final Complaint complaint;
    private final ObjectReader reader;

    private RecordParser(Class<T> type, String noun) {
        this.type = type;
        this.complaint = new Complaint(noun);
        reader = RecordJson.reader(type);
    }

    T parse(String entry, long line, byte[] json, int offset, int length) {
        return parse(entry, () -> line, json, offset, length);
    }

    /** As above, for a line whose number is counted only when it is needed. */
    T parse(String entry, LongSupplier line, byte[] json, int offset, int length) {
        if (length > RecordJson.LONGEST_LINE) {
            checkLength(entry, line.getAsLong(), length);
        }
        try {
            T value = type.cast(reader.readValue(json, offset, length));
            if (value == null) {
                throw new DamageException(Finding.error(entry, line.getAsLong(), "the line holds no record"));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new DamageException(Finding.error(entry, line.getAsLong(), complaint.of(json, offset, length, e)), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void checkLength(String entry, long line, int length) {
        if (length > RecordJson.LONGEST_LINE) {
            throw new DamageException(
                    Finding.error(entry, line, "the line is longer than " + RecordJson.LONGEST_LINE + " bytes"));
        }
    }
}
