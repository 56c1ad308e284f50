package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * The issue import API of one repository: one request carries an issue with its comments, and the server works on it
 * later. Not in GitHub's published schema: docs/github-assumptions.md tells where the knowledge comes from. Thread-safe.
 */
public final class Imports {
    private static final Set<Integer> MISSING = Set.of(404, 410, 501);

    private final Api api;
    private final RepositoryName repository;

    Imports(Api api, RepositoryName repository) {
        this.api = api;
        this.repository = repository;
    }

    /**
     * Asks for the newest imports, which changes nothing: empty where the server has the API, else in its words why it is
     * taken not to have it (404, 410 or 501). Any other refusal is no answer to this and a {@link RemoteException}. A
     * server hides what a token may not see behind 404 too: ask as an administrator of a repository that is there.
     */
    public Optional<String> whyMissing(LocalDate today) {
        Request request = list(first(today));
        // A 501 would be asked for again as long as the patience lasts, like any trouble of the server.
        Ending ending = api.caller().look(request.impatient());
        if (ending.refused().filter(refusal -> isTrouble(refusal)).isPresent()) {
            ending = api.caller().look(request);
        }
        Optional<Refusal> refusal = ending.refused();
        if (refusal.isEmpty()) {
            api.caller().understood(ending, answer -> Pages.Page.read(answer, this::read));
            return Optional.empty();
        }
        if (MISSING.contains(refusal.get().status())) {
            return Optional.of(
                    refusal.get().detail() + " (HTTP " + refusal.get().status() + ")");
        }
        throw new RemoteException(request.describe(), refusal.get());
    }

    private static boolean isTrouble(Refusal refusal) {
        return refusal.category() == RefusalCategory.UNREACHABLE && !MISSING.contains(refusal.status());
    }

    /** Accepted means pending; the number is given when the work is done. */
    public Outcome<ImportStatus> start(ImportRequest request) {
        Request post = Request.write(
                        RequestKind.IMPORT_START,
                        "POST",
                        api.repository(repository, "import", "issues"),
                        request.json())
                .accepting(Request.IMPORT)
                .of(Request.Scope.EVERYTHING);
        return api.caller().write(post, answer -> read(answer.body()));
    }

    /** Empty where the server knows no such import. */
    public Optional<ImportStatus> status(long id) {
        Request request = Request.get(
                        RequestKind.IMPORT_STATUS, api.repository(repository, "import", "issues", Long.toString(id)))
                .accepting(Request.IMPORT);
        Ending ending = api.caller().look(request);
        Optional<Refusal> refusal = ending.refused();
        if (refusal.isEmpty()) {
            return Optional.of(api.caller().understood(ending, answer -> read(answer.body())));
        }
        if (refusal.get().category() == RefusalCategory.NOT_FOUND) {
            return Optional.empty();
        }
        throw new RemoteException(request.describe(), refusal.get());
    }

    /** All imports begun on that day (UTC) or later. */
    public Pages<ImportStatus> since(LocalDate day) {
        return new Pages<>(api.caller(), list(first(day)), this::read, Pages.MOST_PAGES);
    }

    /** The first page of {@link #since}, for who goes through them in an order of their own. */
    public ImportPage page(LocalDate day) {
        return page(list(first(day)));
    }

    /** A page by an address that an earlier one gave; any other host is refused. */
    public ImportPage page(URI page) {
        return page(list(HttpUrl.get(page.toString())));
    }

    private ImportStatus read(JsonNode json) {
        return ImportStatus.read(json, api.caller()::forPeople);
    }

    private ImportPage page(Request request) {
        Pages.Page<ImportStatus> page = api.caller().read(request, answer -> Pages.Page.read(answer, this::read));
        return new ImportPage(
                page.items(),
                page.next().map(HttpUrl::uri),
                page.previous().map(HttpUrl::uri),
                page.last().map(HttpUrl::uri));
    }

    private HttpUrl first(LocalDate day) {
        return api.repository(repository, "import", "issues")
                .newBuilder()
                .addQueryParameter("since", day.toString())
                .addQueryParameter("per_page", "100")
                .build();
    }

    private static Request list(HttpUrl url) {
        return Request.get(RequestKind.IMPORT_LIST, url).accepting(Request.IMPORT);
    }
}
