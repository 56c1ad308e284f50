package dev.ferry.github;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Who may open issues and comment in one repository for a while. Only administrators may ask and set it; GitHub knows it for
 * public repositories alone. Thread-safe.
 */
public final class Interactions {
    private final Api api;
    private final RepositoryName repository;

    Interactions(Api api, RepositoryName repository) {
        this.api = api;
        this.repository = repository;
    }

    /** The limit that holds now, the repository's or its owner's. Throws {@link RemoteException} where it may not be asked for. */
    public Optional<InteractionLimit> current() {
        return api.caller()
                .read(
                        Request.get(RequestKind.INTERACTIONS, url()),
                        answer -> answer.body().hasNonNull("limit")
                                ? Optional.of(InteractionLimit.read(answer.body()))
                                : Optional.empty());
    }

    /** Sets it, whatever it was; a limit of the repository's owner is refused with {@link RefusalCategory#CONFLICT}. */
    public Outcome<InteractionLimit> limit(String group, InteractionExpiry expiry) {
        byte[] body = Json.bytes(Json.object().put("limit", group).put("expiry", expiry.word()));
        return api.caller()
                .write(
                        Request.write(RequestKind.INTERACTIONS, "PUT", url(), body),
                        answer -> InteractionLimit.read(answer.body()));
    }

    /** Lifts it, also where there is none. */
    public Outcome<Boolean> open() {
        return api.caller()
                .write(Request.write(RequestKind.INTERACTIONS, "DELETE", url(), new byte[0]), answer -> true);
    }

    private HttpUrl url() {
        return api.repository(repository, "interaction-limits");
    }
}
