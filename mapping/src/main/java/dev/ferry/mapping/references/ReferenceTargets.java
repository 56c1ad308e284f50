package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import java.net.URI;
import java.util.Optional;

/**
 * Where references may lead: the ID map, the repositories, and the address people open them under
 * ({@code web}, for GitHub {@code https://github.com}, without a slash at the end). Lookups answer what the map knows
 * at that moment. Safe for use by several threads when the map is.
 */
public record ReferenceTargets(IdMap map, RepositoryRef target, Optional<RepositoryRef> staging, String web) {
    /** Where GitHub's own users go. */
    public static final String GITHUB = "https://github.com";

    public ReferenceTargets {
        if (web.endsWith("/")) {
            throw new IllegalArgumentException("the web address ends with a slash: " + web);
        }
    }

    Optional<FinalNumber> issue(LegacyId id) {
        return map.row(id).flatMap(MapRow::finalNumber);
    }

    Optional<FinalNumber> staged(StagingNumber number) {
        return map.row(number).flatMap(MapRow::finalNumber);
    }

    Optional<URI> message(MessageId id) {
        return map.messageUrl(id);
    }

    String url(FinalNumber number) {
        return web + "/" + target + "/issues/" + number.value();
    }
}
