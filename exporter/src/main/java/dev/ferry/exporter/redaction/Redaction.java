package dev.ferry.exporter.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.Change;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.Property;
import dev.ferry.archive.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts {@code [redacted: NAME]} in the place of everything that a rule fits, in every text that an issue holds: title,
 * messages, file names and descriptions, properties, the values in its history, and what has no field. Every rule is held
 * against the original text, so that none hides a fit from another; fits that overlap go together. Ids, dates, the tracker's
 * addresses and names of properties are not texts. For one thread.
 */
public final class Redaction {
    private final List<Redactor> redactors;
    private final boolean idle;
    private final ExtraTexts extra = new ExtraTexts(this::text);
    private final Map<String, Long> fits = new LinkedHashMap<>();

    private static final class Redactor {
        private final String name;
        private final Matcher matcher;

        private Redactor(RedactionRule rule) {
            name = rule.name();
            matcher = rule.pattern().matcher("");
        }
    }

    private record Span(int from, int to, String name) {}

    public Redaction(List<RedactionRule> rules) {
        redactors = rules.stream().map(Redactor::new).toList();
        idle = rules.isEmpty();
    }

    /** The text without what must not be read; the same object where nothing was found. */
    public String text(String text) {
        if (idle || text.isEmpty()) {
            return text;
        }
        List<Span> spans = new ArrayList<>();
        for (Redactor redactor : redactors) {
            Matcher matcher = redactor.matcher.reset(text);
            // A fit of no length, such as a word's boundary, hides nothing.
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    fits.merge(redactor.name, 1L, Long::sum);
                    spans.add(new Span(matcher.start(), matcher.end(), redactor.name));
                }
            }
        }
        return spans.isEmpty() ? text : without(text, spans);
    }

    private static String without(String text, List<Span> spans) {
        spans.sort(Comparator.comparingInt(Span::from).thenComparingInt(Span::to));
        StringBuilder kept = new StringBuilder(text.length());
        int at = 0;
        int i = 0;
        while (i < spans.size()) {
            int from = spans.get(i).from();
            int end = from;
            Set<String> names = new LinkedHashSet<>();
            do {
                end = Math.max(end, spans.get(i).to());
                names.add(spans.get(i).name());
                i++;
            } while (i < spans.size() && spans.get(i).from() < end);
            kept.append(text, at, from)
                    .append("[redacted: ")
                    .append(String.join(", ", names))
                    .append(']');
            at = end;
        }
        return kept.append(text, at, text.length()).toString();
    }

    /** How often each rule fitted in the issue that was redacted last, by the rules' names; without those that did not. */
    public Map<String, Long> fits() {
        return Map.copyOf(fits);
    }

    /** The issue with every text redacted. */
    public Issue issue(Issue i) {
        fits.clear();
        if (idle) {
            return i;
        }
        return i.toBuilder()
                .title(text(i.title()))
                .properties(i.properties().stream()
                        .map(p -> new Property(p.name(), values(p.values())))
                        .toList())
                .messages(i.messages().stream().map(this::message).toList())
                .files(i.files().stream().map(this::file).toList())
                .history(i.history().stream().map(this::event).toList())
                .extra(extra(i.extra()))
                .build();
    }

    private Message message(Message m) {
        return new Message(
                m.id(),
                m.author(),
                m.date(),
                m.body().map(body -> new MessageBody(text(body.text()), body.decodedAs(), body.raw())),
                m.files(),
                m.url(),
                extra(m.extra()));
    }

    /** A file's page ends in its name: where that may not be read, the address goes too. */
    private Attachment file(Attachment f) {
        String name = text(f.name());
        return new Attachment(
                f.id(),
                name,
                f.mediaType().map(this::text),
                f.creator(),
                f.created(),
                f.description().map(this::text),
                f.content(),
                f.size(),
                f.url().filter(url -> name.equals(f.name())),
                extra(f.extra()));
    }

    private HistoryEvent event(HistoryEvent e) {
        return new HistoryEvent(
                e.at(),
                e.actor(),
                e.action(),
                e.changes().stream()
                        .map(c -> new Change(c.property(), values(c.removed()), values(c.added())))
                        .toList(),
                extra(e.extra()));
    }

    private List<Value> values(List<Value> values) {
        return values.stream()
                .map(value -> new Value(value.id(), text(value.text()), attributes(value.attributes())))
                .toList();
    }

    private Map<String, String> attributes(Map<String, String> attributes) {
        Map<String, String> redacted = new LinkedHashMap<>();
        attributes.forEach((name, text) -> redacted.put(name, text(text)));
        return redacted;
    }

    private Map<String, JsonNode> extra(Map<String, JsonNode> nodes) {
        return nodes.isEmpty() ? nodes : extra.redacted(nodes);
    }
}
