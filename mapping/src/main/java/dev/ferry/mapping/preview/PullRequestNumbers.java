package dev.ferry.mapping.preview;

import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.render.MappingOptions;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The numbers of the pull requests that texts name on purpose, with the repository that ferry.yaml says. */
final class PullRequestNumbers implements NumberLinks {
    private final Optional<RepositoryRef> repository;
    private final String web;

    PullRequestNumbers(MappingOptions options) {
        repository = options.pullRequests();
        web = options.web();
    }

    @Override
    public Optional<Element> of(String shown) {
        int hash = shown.indexOf('#');
        return repository
                .map(RepositoryRef::toString)
                .filter(name -> hash > 0 && name.equalsIgnoreCase(shown.substring(0, hash)))
                .map(name -> new Element("a")
                        .attr("href", web + "/" + name + "/pull/" + shown.substring(hash + 1))
                        .attr("rel", "noreferrer noopener nofollow")
                        .text(shown));
    }
}
