package dev.ferry.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The milestones of one repository. Thread-safe. */
public final class Milestones {
    private final Api api;
    private final RepositoryName repository;

    Milestones(Api api, RepositoryName repository) {
        this.api = api;
        this.repository = repository;
    }

    /** Open and closed ones. */
    public Pages<Milestone> all() {
        return api.pages(
                RequestKind.MILESTONES,
                api.repository(repository, "milestones")
                        .newBuilder()
                        .addQueryParameter("state", "all")
                        .addQueryParameter("per_page", "100")
                        .build(),
                Milestone::read);
    }

    public Outcome<Milestone> create(NewMilestone milestone) {
        ObjectNode body =
                Json.object().put("title", milestone.title()).put("state", milestone.closed() ? "closed" : "open");
        milestone.dueOn().ifPresent(due -> body.put("due_on", Timestamps.format(due)));
        milestone.description().ifPresent(text -> body.put("description", text));
        Request request = Request.write(
                        RequestKind.MILESTONES, "POST", api.repository(repository, "milestones"), Json.bytes(body))
                .of(Request.Scope.EVERYTHING);
        return api.caller().write(request, answer -> Milestone.read(answer.body()));
    }
}
