package dev.ferry.cli.stages;

import dev.ferry.cli.config.DriverWish;
import dev.ferry.cli.session.Preflight;
import dev.ferry.cli.session.Preflight.Repositories;
import dev.ferry.cli.session.Session;
import dev.ferry.github.GitHub;
import dev.ferry.importer.recovery.DriverQuestion;
import dev.ferry.mapping.ledger.ImportDriver;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The driver of a migration whose ledger is lost, where no text tells it: the one that is wished for, else as the server allows. */
final class LostDriver implements DriverQuestion {
    private final Session session;
    private final DriverWish wish;
    private final GitHub github;
    private final Repositories repositories;

    LostDriver(Session session, DriverWish wish, GitHub github, Repositories repositories) {
        this.session = session;
        this.wish = wish;
        this.github = github;
        this.repositories = repositories;
    }

    @Override
    public Answer ask() {
        if (wish.driver().isPresent()) {
            return new Answer(wish.driver().get(), "as ferry.yaml or the command line says; no text there tells it");
        }
        LocalDate today = LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC);
        Optional<String> why = github.imports(repositories.staging().name()).whyMissing(today);
        return why.map(words -> new Answer(
                        ImportDriver.REST,
                        "no text there tells it, and the server shows no issue import API (" + words
                                + "); if that is wrong, say --driver bulk"))
                .orElseGet(() -> new Answer(
                        ImportDriver.BULK,
                        "no text there tells it, and the server has the issue import API; if that is wrong, say"
                                + " --driver rest"));
    }

    @Override
    public void refuseWhatMayNot(ImportDriver driver) {
        if (driver == ImportDriver.BULK) {
            // What is under way is told to administrators only.
            Preflight.require(
                    github, repositories.staging().name(), repositories.target().name());
        }
    }
}
