package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import java.util.Optional;

/** References of a text that was never on GitHub get the numbers that are expected. */
record ForecastLeads(Foreseen known) implements Leads {
    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public Optional<String> issue(LegacyId id) {
        return known.number(id).map(number -> known.repository() + number.toString());
    }

    @Override
    public Optional<String> messageUrl(MessageId id) {
        return known.holder(id).flatMap(this::issue);
    }

    @Override
    public Optional<String> message(MessageId id, String words, boolean html) {
        return messageUrl(id).map(issue -> words + " (" + issue + ")");
    }

    @Override
    public Optional<RepositoryRef> staging() {
        return Optional.empty();
    }

    @Override
    public Optional<String> staged(StagingNumber number) {
        return Optional.empty();
    }

    @Override
    public Optional<String> stagedUrl(StagingNumber number) {
        return Optional.empty();
    }

    @Override
    public String web() {
        return "";
    }

    @Override
    public Optional<Foreseen> foreseen() {
        return Optional.of(known);
    }

    /** The tracker's own: it is none of the references that are written here, and must not be taken for one later. */
    @Override
    public String full(String before, int number) {
        return known.issue(new FinalNumber(number)).isPresent()
                ? before.replace("#", "#" + ShownText.SPLITTER)
                : before;
    }
}
