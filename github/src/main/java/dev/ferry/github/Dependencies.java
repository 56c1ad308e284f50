package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Which issues of one repository wait for which others: GitHub's "blocked by". Thread-safe. */
public final class Dependencies {
    /** What GitHub takes for one issue. */
    public static final int MOST = 50;

    private final Api api;
    private final RepositoryName repository;

    Dependencies(Api api, RepositoryName repository) {
        this.api = api;
        this.repository = repository;
    }

    /** The issue waits for the one with this database id. */
    public Outcome<Boolean> add(int number, long blocker) {
        byte[] body = Json.bytes(Json.object().put("issue_id", blocker));
        return api.caller()
                .write(Request.write(RequestKind.DEPENDENCY_ADD, "POST", blockedBy(number), body), answer -> true);
    }

    /**
     * The database ids of all issues that this one waits for. Empty where the server says that there is nothing of the kind: the
     * issue is not there, or the server has no dependencies at all.
     */
    public Optional<Set<Long>> blockers(int number) {
        HttpUrl url = blockedBy(number)
                .newBuilder()
                .addQueryParameter("per_page", "100")
                .build();
        try {
            Set<Long> ids = new HashSet<>();
            api.pages(RequestKind.DEPENDENCY_LIST, url, json -> Json.id(json, "id"))
                    .forEach(ids::add);
            return Optional.of(ids);
        } catch (RemoteException e) {
            return emptyIfGone(e);
        }
    }

    /** How many issues this one waits for, as the issue itself says, which is fresh where the list lags; empty where it says nothing of them, or is gone. */
    public Optional<Integer> count(int number) {
        HttpUrl issue = api.repository(repository, "issues", Integer.toString(number));
        try {
            return api.caller().read(Request.get(RequestKind.ISSUE_READ, issue), answer -> {
                JsonNode total =
                        answer.body().path("issue_dependencies_summary").path("total_blocked_by");
                return total.isInt() ? Optional.of(total.intValue()) : Optional.empty();
            });
        } catch (RemoteException e) {
            return emptyIfGone(e);
        }
    }

    private static <T> Optional<T> emptyIfGone(RemoteException e) {
        if (e.category() == RefusalCategory.NOT_FOUND || e.category() == RefusalCategory.GONE) {
            return Optional.empty();
        }
        throw e;
    }

    private HttpUrl blockedBy(int number) {
        return api.repository(repository, "issues", Integer.toString(number), "dependencies", "blocked_by");
    }
}
