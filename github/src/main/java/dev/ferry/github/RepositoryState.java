package dev.ferry.github;

import java.util.Optional;

/** What a look at a repository says of all writes to it, where it says that none can go through. */
record RepositoryState(RefusalCategory category, String words) {
    /** Empty where writes may go through, and where the look does not tell. */
    static Optional<RepositoryState> of(Ending look) {
        Optional<Refusal> refusal = look.refused();
        if (refusal.isPresent()) {
            boolean hidden = refusal.get().category() == RefusalCategory.FORBIDDEN
                    || refusal.get().category() == RefusalCategory.NOT_FOUND;
            return hidden
                    ? Optional.of(new RepositoryState(
                            refusal.get().category(), "the token does not see the repository any more"))
                    : Optional.empty();
        }
        Repository repository;
        try {
            repository = Repository.read(look.attempt().answer().orElseThrow().body());
        } catch (UnreadableAnswerException e) {
            return Optional.empty();
        }
        if (repository.archived()) {
            return Optional.of(new RepositoryState(RefusalCategory.ARCHIVED, "the repository is archived"));
        }
        if (!repository.hasIssues()) {
            return Optional.of(
                    new RepositoryState(RefusalCategory.ISSUES_DISABLED, "the repository's issues are switched off"));
        }
        return repository.permissions().filter(rights -> !rights.push()).isPresent()
                ? Optional.of(new RepositoryState(
                        RefusalCategory.FORBIDDEN, "the token's user may not write to the repository any more"))
                : Optional.empty();
    }
}
