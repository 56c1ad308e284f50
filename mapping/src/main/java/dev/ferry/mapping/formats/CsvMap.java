package dev.ferry.mapping.formats;

import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** A line for each issue, or one for each message of each issue. Scripts rely on the columns and their order. */
final class CsvMap {
    private CsvMap() {}

    static void write(MapContent content, Writer out) throws IOException {
        if (content.comments()) {
            messages(content, out);
        } else {
            issues(content, out);
        }
    }

    private static void issues(MapContent content, Writer out) throws IOException {
        out.write("legacy_id,legacy_url,staging_number,final_number,final_url\n");
        for (MappedIssue issue : content.issues()) {
            MapRow row = issue.row();
            Csv.line(
                    out,
                    Optional.of(row.id()),
                    row.legacyUrl(),
                    row.staging().map(number -> number.value()),
                    row.finalNumber().map(number -> number.value()),
                    row.finalUrl());
        }
    }

    private static void messages(MapContent content, Writer out) throws IOException {
        out.write("message_id,legacy_id,final_url\n");
        for (MappedIssue issue : content.issues()) {
            for (MappedMessage message : issue.messages()) {
                Csv.line(out, Optional.of(message.id()), Optional.of(issue.row().id()), message.url());
            }
        }
    }
}
