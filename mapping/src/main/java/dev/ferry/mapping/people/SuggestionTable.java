package dev.ferry.mapping.people;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Suggestions as a user map that {@link UserMapReader} reads, with what helps to decide in columns behind. */
public final class SuggestionTable {
    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumn("legacy")
            .addColumn("github")
            .addColumn("guess")
            .addColumn("source")
            .addColumn("real_name")
            .addColumn("opened")
            .addColumn("written")
            .addColumn("files")
            .addColumn("assigned")
            .addColumn("followed")
            .addColumn("note")
            .build()
            .withHeader();

    private SuggestionTable() {}

    /** Writes all rows and leaves the writer open. */
    public static void write(List<Suggestion> rows, Writer out) throws IOException {
        CsvMapper csv = new CsvMapper();
        csv.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
        try (SequenceWriter table = csv.writer(COLUMNS).writeValues(out)) {
            for (Suggestion row : rows) {
                table.write(cells(row));
            }
        }
        out.flush();
    }

    private static List<Object> cells(Suggestion row) {
        Presence presence = row.presence();
        return List.of(
                row.legacy(),
                row.isOpen()
                        ? UserMapReader.OPEN
                        : row.github().map(GitHubLogin::value).orElse(""),
                row.guess().map(GitHubLogin::value).orElse(""),
                row.isOpen()
                        ? row.guess().isPresent() ? "guess" : ""
                        : row.source().name().toLowerCase(Locale.ROOT),
                row.realName().map(SuggestionTable::harmless).orElse(""),
                presence.opened(),
                presence.written(),
                presence.files(),
                presence.assigned(),
                presence.followed(),
                String.join("; ", row.notes()));
    }

    /** Nobody reads these cells but people, in spreadsheets, which would take some names for formulas. */
    private static String harmless(String text) {
        return "=+-@".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
