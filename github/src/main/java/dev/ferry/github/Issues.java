package dev.ferry.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Issues and comments of one repository through the plain REST API. Thread-safe. */
public final class Issues {
    private final Api api;
    private final RepositoryName repository;
    private final AtomicReference<@Nullable RepositoryName> currentName = new AtomicReference<>();

    Issues(Api api, RepositoryName repository) {
        this.api = api;
        this.repository = repository;
    }

    /** Reads one issue directly, which is fresh where lists and search lag. */
    public IssueLookup lookup(int number) {
        Request request = Request.get(RequestKind.ISSUE_READ, issue(number)).notFollowing();
        Ending ending = api.caller().look(request);
        if (ending.verdict() instanceof Verdict.Redirect redirect) {
            return elsewhere(number, redirect);
        }
        return found(ending);
    }

    /** All issues and pull requests, open and closed, oldest first. */
    public Pages<IssueView> all() {
        return all("asc");
    }

    /** The same, those first that were made last. What is made meanwhile moves others to later pages, where they come again. */
    public Pages<IssueView> newestFirst() {
        return all("desc");
    }

    private Pages<IssueView> all(String direction) {
        return api.pages(
                RequestKind.ISSUE_LIST,
                api.repository(repository, "issues")
                        .newBuilder()
                        .addQueryParameter("state", "all")
                        .addQueryParameter("sort", "created")
                        .addQueryParameter("direction", direction)
                        .addQueryParameter("per_page", "100")
                        .build(),
                IssueView::read);
    }

    /** The issue or pull request that was made last and is still there. */
    public Optional<IssueView> newest() {
        Request request = Request.get(
                RequestKind.ISSUE_LIST,
                api.repository(repository, "issues")
                        .newBuilder()
                        .addQueryParameter("state", "all")
                        .addQueryParameter("sort", "created")
                        .addQueryParameter("direction", "desc")
                        .addQueryParameter("per_page", "1")
                        .build());
        return api.caller().read(request, answer -> Pages.Page.read(answer, IssueView::read)).items().stream()
                .findFirst();
    }

    public Outcome<IssueView> create(NewIssue issue) {
        ObjectNode body = Json.object().put("title", issue.title()).put("body", issue.body());
        issue.labels().forEach(body.putArray("labels")::add);
        issue.assignees().forEach(body.putArray("assignees")::add);
        issue.milestone().ifPresent(number -> body.put("milestone", number));
        Request request = Request.write(
                        RequestKind.ISSUE_CREATE, "POST", api.repository(repository, "issues"), Json.bytes(body))
                .of(Request.Scope.EVERYTHING);
        return api.caller().write(request, answer -> IssueView.read(answer.body()));
    }

    public Outcome<IssueView> edit(int number, IssueEdit edit) {
        return api.caller()
                .write(
                        Request.write(RequestKind.ISSUE_EDIT, "PATCH", issue(number), Json.bytes(edit.toJson())),
                        answer -> IssueView.read(answer.body()));
    }

    /** Nobody but collaborators may comment any more; the reason is off-topic, too heated, resolved or spam. Doing it again changes nothing. */
    public Outcome<Boolean> lock(int number, Optional<String> reason) {
        ObjectNode body = Json.object();
        reason.ifPresent(word -> body.put("lock_reason", word));
        return api.caller()
                .write(Request.write(RequestKind.ISSUE_EDIT, "PUT", lock(number), Json.bytes(body)), answer -> true);
    }

    /** Everybody may comment again, also where it was not locked. */
    public Outcome<Boolean> unlock(int number) {
        return api.caller()
                .write(Request.write(RequestKind.ISSUE_EDIT, "DELETE", lock(number), new byte[0]), answer -> true);
    }

    /** The comments of one issue, oldest first. */
    public Pages<CommentView> comments(int number) {
        return api.pages(
                RequestKind.COMMENT_LIST,
                api.repository(repository, "issues", Integer.toString(number), "comments")
                        .newBuilder()
                        .addQueryParameter("per_page", "100")
                        .build(),
                CommentView::read);
    }

    /** The comments of all issues of the repository, oldest first: one request for a hundred comments of many issues. */
    public Pages<CommentView> allComments() {
        return api.pages(
                RequestKind.COMMENT_LIST,
                api.repository(repository, "issues", "comments")
                        .newBuilder()
                        .addQueryParameter("sort", "created")
                        .addQueryParameter("direction", "asc")
                        .addQueryParameter("per_page", "100")
                        .build(),
                CommentView::read);
    }

    /** Empty where there is no such comment (any more). */
    public Optional<CommentView> comment(long id) {
        Request request = Request.get(RequestKind.COMMENT_LIST, comment(Long.toString(id)));
        Ending ending = api.caller().look(request);
        Optional<Refusal> refusal = ending.refused();
        if (refusal.isEmpty()) {
            return Optional.of(api.caller().understood(ending, answer -> CommentView.read(answer.body())));
        }
        if (refusal.get().category() == RefusalCategory.NOT_FOUND
                || refusal.get().category() == RefusalCategory.GONE) {
            return Optional.empty();
        }
        throw new RemoteException(request.describe(), refusal.get());
    }

    public Outcome<CommentView> createComment(int number, String body) {
        HttpUrl url = api.repository(repository, "issues", Integer.toString(number), "comments");
        return api.caller()
                .write(
                        Request.write(RequestKind.COMMENT_CREATE, "POST", url, text(body)),
                        answer -> CommentView.read(answer.body()));
    }

    public Outcome<CommentView> editComment(long id, String body) {
        return api.caller()
                .write(
                        Request.write(RequestKind.COMMENT_EDIT, "PATCH", comment(Long.toString(id)), text(body)),
                        answer -> CommentView.read(answer.body()));
    }

    /** A comment that is not there (any more) is refused with {@link RefusalCategory#NOT_FOUND}. */
    public Outcome<Boolean> deleteComment(long id) {
        Request request = Request.write(RequestKind.COMMENT_EDIT, "DELETE", comment(Long.toString(id)), new byte[0]);
        return api.caller().write(request, answer -> true);
    }

    /** A 301 may mean that the issue was transferred, or only that its repository was renamed. */
    private IssueLookup elsewhere(int number, Verdict.Redirect redirect) {
        Ending there = api.caller().look(Request.get(RequestKind.ISSUE_READ, redirect.target()));
        IssueLookup found = found(there);
        if (!(found instanceof IssueLookup.Found issue)) {
            return found;
        }
        if (issue.issue().number() != number) {
            return new IssueLookup.Moved(issue.issue());
        }
        return isHome(issue.issue()) ? issue : new IssueLookup.Moved(issue.issue());
    }

    /** Asked again before an issue counts as moved away: the repository may have been renamed since. */
    private boolean isHome(IssueView issue) {
        return issue.repository()
                .filter(name ->
                        currentName(false).same(name) || currentName(true).same(name))
                .isPresent();
    }

    private RepositoryName currentName(boolean anew) {
        RepositoryName name = currentName.get();
        if (name == null || anew) {
            name = api.caller()
                    .read(
                            Request.get(RequestKind.REPOSITORY, api.repository(repository)),
                            answer -> Repository.read(answer.body()))
                    .name();
            currentName.set(name);
        }
        return name;
    }

    private IssueLookup found(Ending ending) {
        Optional<Refusal> refusal = ending.refused();
        if (refusal.isEmpty()) {
            return new IssueLookup.Found(api.caller().understood(ending, answer -> IssueView.read(answer.body())));
        }
        return switch (refusal.get().category()) {
            case NOT_FOUND -> new IssueLookup.NotFound();
            case GONE -> new IssueLookup.Gone();
            default -> throw new RemoteException(api.caller().describe(ending), refusal.get());
        };
    }

    private HttpUrl issue(int number) {
        return api.repository(repository, "issues", Integer.toString(number));
    }

    private HttpUrl lock(int number) {
        return api.repository(repository, "issues", Integer.toString(number), "lock");
    }

    private HttpUrl comment(String id) {
        return api.repository(repository, "issues", "comments", id);
    }

    private static byte[] text(String body) {
        return Json.bytes(Json.object().put("body", body));
    }
}
