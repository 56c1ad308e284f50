package dev.ferry.cli.issues;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.PlaceOptions;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.UndoPlace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which issue is meant. Filled by the command line's parser; for one thread. */
final class IssueChoice {
    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "the issue's id in the old tracker; where it is now, unless a repository is named")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--number",
            paramLabel = "N",
            description = "the issue with this number instead, with --staging or --target")
    private Optional<Integer> number = Optional.empty();

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    /** Where an issue is. */
    record Address(UndoPlace place, int number) {
        /** Whether the ledger knows an item to be there. */
        boolean isOf(ItemRow item) {
            return (place == UndoPlace.STAGING
                            ? item.staging().map(issue -> issue.number().value())
                            : item.finalIssue().map(issue -> issue.number().value()))
                    .filter(known -> known == number)
                    .isPresent();
        }

        @Override
        public String toString() {
            return (place == UndoPlace.STAGING ? "staging" : "target") + " " + number;
        }
    }

    MigrationChoice migration() {
        return places.choice();
    }

    /** The issue's place; UsageException where the command line leaves it open. */
    Address address(MigrationView ledger) {
        if (id.isPresent() == number.isPresent()) {
            throw new UsageException("which issue? Name its old id, or say --number N with --staging or --target");
        }
        List<UndoPlace> named = places.named();
        if (number.isPresent()) {
            if (named.size() != 1) {
                throw new UsageException("--number " + number.get() + ": in which repository? --staging or --target");
            }
            return new Address(named.get(0), number.get());
        }
        LegacyId legacy = new LegacyId(id.get().strip());
        ItemRow item = ledger.item(legacy)
                .orElseThrow(() -> new UsageException("migration " + ledger.id() + " has no issue " + legacy));
        Optional<Address> target = item.finalIssue()
                .map(issue -> new Address(UndoPlace.TARGET, issue.number().value()));
        Optional<Address> staging = item.staging()
                .map(issue -> new Address(UndoPlace.STAGING, issue.number().value()));
        Optional<Address> found =
                named.isEmpty() ? target.or(() -> staging) : named.contains(UndoPlace.TARGET) ? target : staging;
        return found.orElseThrow(() -> new UsageException("issue " + legacy + " is "
                + item.state().name().toLowerCase(Locale.ROOT)
                + (named.isEmpty() ? " and has no number on GitHub yet" : " and has no number there")));
    }
}
