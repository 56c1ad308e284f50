package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import java.util.Optional;

/**
 * Where references may lead: the ID map, the repositories, and the address people open them under
 * ({@code web}, for GitHub {@code https://github.com}, without a slash at the end). Lookups answer what the map knows
 * at that moment. {@code foreseen} is the forecast that the text at hand was written with. Safe for use by several threads
 * when the map is.
 */
public record ReferenceTargets(
        IdMap map, RepositoryRef target, Optional<RepositoryRef> staging, String web, Optional<Foreseen> foreseen) {
    /** Where GitHub's own users go. */
    public static final String GITHUB = "https://github.com";

    public ReferenceTargets {
        if (web.endsWith("/")) {
            throw new IllegalArgumentException("the web address ends with a slash: " + web);
        }
    }

    /** For texts in which nothing is foreseen. */
    public ReferenceTargets(IdMap map, RepositoryRef target, Optional<RepositoryRef> staging, String web) {
        this(map, target, staging, web, Optional.empty());
    }

    /** The same for a text that was written with this forecast, or with none. */
    public ReferenceTargets reading(Optional<Foreseen> forecast) {
        return new ReferenceTargets(map, target, staging, web, forecast);
    }

    Optional<FinalNumber> issue(LegacyId id) {
        return map.row(id).flatMap(MapRow::finalNumber);
    }

    Optional<FinalNumber> staged(StagingNumber number) {
        return map.row(number).flatMap(MapRow::finalNumber);
    }

    /** By how many UTF-16 units one reference may lengthen a text at most: a link to a comment adds its address to the reference. */
    int longestGrowth() {
        String comment = "<a href=\"#issuecomment-" + Long.MAX_VALUE + "\"></a>";
        return url(new FinalNumber(Integer.MAX_VALUE)).length() + comment.length();
    }

    String url(FinalNumber number) {
        return web + "/" + target + "/issues/" + number.value();
    }
}
