package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import java.net.URI;
import java.util.Optional;

/** References get the numbers that the map knows. */
record Resolving(ReferenceGrammar grammar, ReferenceTargets targets) implements Leads {
    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public Optional<String> issue(LegacyId id) {
        return targets.issue(id).map(FinalNumber::toString);
    }

    @Override
    public Optional<String> messageUrl(MessageId id) {
        return targets.map().messageUrl(id).map(URI::toString);
    }

    @Override
    public Optional<String> message(MessageId id, String words, boolean html) {
        return messageUrl(id)
                .map(url -> html ? "<a href=\"" + url + "\">" + words + "</a>" : "[" + words + "](" + url + ")");
    }

    @Override
    public Optional<RepositoryRef> staging() {
        return targets.staging();
    }

    @Override
    public Optional<String> staged(StagingNumber number) {
        return targets.staged(number).map(FinalNumber::toString);
    }

    @Override
    public Optional<String> stagedUrl(StagingNumber number) {
        return targets.staged(number).map(targets::url);
    }

    @Override
    public String web() {
        return targets.web();
    }

    @Override
    public Optional<Foreseen> foreseen() {
        return targets.foreseen();
    }

    @Override
    public String full(String before, int number) {
        Optional<LegacyId> meant = targets.foreseen().flatMap(known -> known.issue(new FinalNumber(number)));
        if (meant.isEmpty()) {
            return before;
        }
        Optional<FinalNumber> now = targets.issue(meant.get());
        if (now.isPresent()) {
            return now.get().value() == number ? before : now.get().toString();
        }
        // Not moved yet. Where another issue has its number, the reference would lead there: it is the old one again.
        boolean taken = targets.map()
                .row(new FinalNumber(number))
                .map(MapRow::id)
                .filter(other -> !other.equals(meant.get()))
                .isPresent();
        return taken ? grammar.spell(meant.get()) : before;
    }
}
