package dev.ferry.cli.issues;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.issues.IssueChoice.Address;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.FindingsException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Desk;
import dev.ferry.github.GitHub;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.transfer.reading.PeoplesHand;
import java.util.List;
import java.util.Optional;

/** The issue that is looked at or changed: where it is, as what the server shows it, and which item of the migration it is. */
record Patient(RepositoryName repository, Address address, IssueView issue, Optional<LegacyId> item) {
    /** Reads it; what is not there ends with 5. */
    static Patient find(GitHub github, MigrationRecord record, MigrationView ledger, IssueChoice choice) {
        Address address = choice.address(ledger);
        RepositoryName repository = Desk.repository(github, record, address.place());
        IssueLookup lookup = github.issues(repository).lookup(address.number());
        IssueView issue = there(lookup, repository, address);
        return new Patient(repository, address, issue, item(issue, address, github, ledger));
    }

    static IssueView there(IssueLookup lookup, RepositoryName repository, Address address) {
        if (lookup instanceof IssueLookup.Found found) {
            return found.issue();
        }
        String what = lookup instanceof IssueLookup.Moved moved
                ? "was moved to " + moved.issue().url()
                : lookup instanceof IssueLookup.Gone ? "was deleted" : "is not there";
        throw new FindingsException(List.of(repository + "#" + address.number() + " " + what), ExitCode.REMOTE);
    }

    /** Whose issue it is by its marker, which somebody may have copied: the ledger, or the account, has to agree. */
    private static Optional<LegacyId> item(IssueView issue, Address address, GitHub github, MigrationView ledger) {
        return Marker.issueIn(issue.body(), ledger.id())
                .filter(id -> ledger.item(id).filter(row -> address.isOf(row)).isPresent()
                        || new PeoplesHand(github, ledger).isOurs(Optional.of(issue.author())));
    }

    /** Throws a UsageException for what the migration did not make, unless that is meant. */
    void requireOurs(boolean strangers) {
        if (issue.pullRequest()) {
            throw new UsageException(
                    this + " is a pull request; `ferry issue` looks at issues and changes issues only");
        }
        if (item.isEmpty() && !strangers) {
            throw new UsageException(this + " is not of this migration: " + issue.author()
                    + " opened it, and its text does not end with the migration's marker. Nothing was changed; if you"
                    + " mean it, say --stranger");
        }
    }

    @Override
    public String toString() {
        return repository + "#" + address.number();
    }
}
