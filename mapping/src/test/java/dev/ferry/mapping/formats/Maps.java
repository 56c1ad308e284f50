package dev.ferry.mapping.formats;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import dev.ferry.mapping.render.Preset;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small maps, and what formats make of them. */
final class Maps {
    static final String PLACE = "https://github.example.org/example/project/issues/";

    private Maps() {}

    /** Two issues that share message 2, and one that is not moved. */
    static List<MappedIssue> small() {
        return List.of(
                moved("12", 101, message("1", PLACE + "101", true), message("2", PLACE + "101#issuecomment-7", true)),
                moved("13", 102, message("2", PLACE + "102#issuecomment-8", false), message("1003", "", true)),
                new MappedIssue(
                        MapRow.unplanned(new LegacyId("14"), Optional.of("https://bugs.example.org/issue14")),
                        "Still there",
                        List.of()));
    }

    static MappedIssue moved(String id, int number, MappedMessage... messages) {
        return new MappedIssue(
                new MapRow(
                        new LegacyId(id),
                        Optional.of("https://bugs.example.org/issue" + id),
                        Optional.empty(),
                        Optional.of(new FinalNumber(number)),
                        Optional.of(URI.create(PLACE + number))),
                "<b>Title</b> & \"more\" of " + id,
                List.of(messages));
    }

    static MappedMessage message(String id, String url, boolean own) {
        return new MappedMessage(
                new MessageId(id),
                Optional.of(url).filter(text -> !text.isEmpty()).map(URI::create),
                own);
    }

    static MapContent content(List<MappedIssue> issues) {
        return new MapContent(issues, Preset.BPO.grammar(""), false, MapContent.FIELD);
    }

    /** The files that come of it, by name. */
    static SortedMap<String, String> write(MapFormat format, List<MappedIssue> issues) throws IOException {
        SortedMap<String, String> written = new TreeMap<>();
        format.write(content(issues), (name, body) -> {
            StringWriter text = new StringWriter();
            body.to(text);
            if (written.put(name, text.toString()) != null) {
                throw new AssertionError("written twice: " + name);
            }
        });
        return written;
    }

    /** One of them, which must be there. */
    static String file(Map<String, String> files, String name) {
        return Optional.ofNullable(files.get(name)).orElseThrow(() -> new AssertionError("there is no " + name));
    }
}
