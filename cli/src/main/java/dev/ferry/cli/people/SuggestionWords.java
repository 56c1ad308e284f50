package dev.ferry.cli.people;

import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.mapping.people.Suggestion;
import dev.ferry.mapping.people.Suggestions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says how much of the user map is known, and what is left to a person. */
final class SuggestionWords {
    private static final int MOST_NAMED = 5;

    private final Console console;
    private final Suggestions suggestions;

    SuggestionWords(Console console, Suggestions suggestions) {
        this.console = console;
        this.suggestions = suggestions;
    }

    void tell(Path place, Optional<Path> inUse) {
        console.result("Wrote " + place + ": " + people(suggestions.rows().size()) + ", those who appear most first");
        inUse.ifPresent(
                file -> line(row -> row.source() == Suggestion.Source.MAP, "as " + file.getFileName() + " says"));
        line(row -> row.source() == Suggestion.Source.TRACKER, "with the account that the tracker knew");
        line(row -> row.source() == Suggestion.Source.CLEANED, "the same, cleaned: column 'note' has what stood there");
        line(
                row -> row.isOpen() && row.guess().isPresent(),
                "to be decided, with a guess that nobody checked: column 'guess'");
        line(row -> row.isOpen() && row.guess().isEmpty(), "to be decided, with nothing to go by");
        if (suggestions.strangers() > 0) {
            console.result(
                    "  " + Figures.count(suggestions.strangers())
                            + " more appear whom no row can name: the archive's list of people lacks them, or login and id are others' too");
        }
        assigned();
        if (suggestions.rows().stream().anyMatch(Suggestion::isOpen)) {
            console.say(
                    "Next: change each '?' in the column 'github' to an account, or to nothing for somebody who is not to"
                            + " be named; what stays '?' counts as not written");
        }
        if (inUse.isEmpty()) {
            console.say("Then: mapping: { users: " + place.getFileName() + " } in ferry.yaml, and `ferry doctor`");
        }
    }

    private void line(Predicate<Suggestion> which, String what) {
        long count = suggestions.rows().stream().filter(which).count();
        if (count > 0) {
            console.result("  " + Figures.count(count) + " " + what);
        }
    }

    private void assigned() {
        List<Suggestion> without = suggestions.rows().stream()
                .filter(row -> row.presence().assigned() > 0 && row.github().isEmpty())
                .toList();
        if (!without.isEmpty()) {
            console.result(Safe.line("  " + Figures.count(without.size()) + " of them "
                    + (without.size() == 1 ? "has" : "have") + " issues to do, which would be left unassigned: "
                    + without.stream().limit(MOST_NAMED).map(Suggestion::legacy).collect(Collectors.joining(", "))
                    + (without.size() > MOST_NAMED ? ", ..." : "")));
        }
    }

    private static String people(long count) {
        return count == 1 ? "1 person" : Figures.count(count) + " people";
    }
}
