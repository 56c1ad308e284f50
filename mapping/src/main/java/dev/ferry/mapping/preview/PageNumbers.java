package dev.ferry.mapping.preview;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.html.PageText;
import dev.ferry.mapping.references.Foreseen;
import dev.ferry.mapping.references.ReferenceTargets;
import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The numbers of one issue's page, as the ledger knows them: the issue's own, and those that its texts name. */
final class PageNumbers implements NumberLinks {
    private final ReferenceTargets targets;
    private final Optional<Foreseen> foreseen;

    /** {@code foreseen} is what the issue's texts were written with. */
    PageNumbers(ReferenceTargets targets, Optional<Foreseen> foreseen) {
        this.targets = targets;
        this.foreseen = foreseen;
    }

    /** The issue's own number as HTML, linked where the issue is there. */
    String own(LegacyId id) {
        Optional<MapRow> row = targets.map().row(id);
        Optional<Element> there = row.flatMap(PageNumbers::link);
        if (there.isPresent()) {
            return there.get().outerHtml() + " in "
                    + PageText.text(targets.target().toString());
        }
        Optional<FinalNumber> expected = foreseen.flatMap(known -> known.number(id));
        String number = expected.map(one ->
                        one + ", foreseen in " + PageText.text(targets.target().toString()))
                .orElse("none yet");
        Optional<StagingNumber> staged = row.flatMap(MapRow::staging);
        return number
                + targets.staging()
                        .filter(staging -> staged.isPresent())
                        .map(staging -> "; "
                                + PageText.text(staging + "#" + staged.get().value()) + " on staging")
                        .orElse("");
    }

    @Override
    public Optional<Element> of(String shown) {
        int hash = shown.indexOf('#');
        if (hash < 0 || shown.charAt(hash + 1) == '0' || !isOurs(shown.substring(0, hash))) {
            return Optional.empty();
        }
        FinalNumber number = new FinalNumber(Integer.parseInt(shown.substring(hash + 1)));
        return targets.map()
                .row(number)
                .flatMap(PageNumbers::link)
                .map(link -> link.text(shown))
                .or(() -> foreseen.flatMap(known -> known.issue(number)).map(id -> expected(shown, id)));
    }

    private boolean isOurs(String repository) {
        return repository.isEmpty()
                || repository.equalsIgnoreCase(targets.target().toString())
                || foreseen.map(Foreseen::repository)
                        .map(RepositoryRef::toString)
                        .filter(repository::equalsIgnoreCase)
                        .isPresent();
    }

    private static Optional<Element> link(MapRow row) {
        Optional<URI> url = row.finalUrl().filter(PageNumbers::isWeb);
        return row.finalNumber()
                .filter(number -> url.isPresent())
                .map(number -> new Element("a")
                        .attr("href", url.get().toString())
                        .attr("rel", "noreferrer noopener nofollow")
                        .attr("title", "in the old tracker: " + row.id())
                        .text(number.toString()));
    }

    private static boolean isWeb(URI url) {
        return "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    }

    private static Element expected(String shown, LegacyId id) {
        return new Element("span")
                .addClass("foreseen")
                .attr("title", "foreseen; in the old tracker: " + id)
                .text(shown);
    }
}
