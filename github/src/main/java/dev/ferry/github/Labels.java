package dev.ferry.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The labels of one repository, and who can be assigned there. Thread-safe. */
public final class Labels {
    private final Api api;
    private final RepositoryName repository;

    Labels(Api api, RepositoryName repository) {
        this.api = api;
        this.repository = repository;
    }

    public Pages<Label> all() {
        return api.pages(
                RequestKind.LABELS,
                api.repository(repository, "labels")
                        .newBuilder()
                        .addQueryParameter("per_page", "100")
                        .build(),
                Label::read);
    }

    /** A label that is there already is refused with {@link RefusalCategory#ALREADY_EXISTS}. */
    public Outcome<Label> create(Label label) {
        ObjectNode body = Json.object().put("name", label.name());
        // No colour: GitHub chooses one.
        if (!label.color().isEmpty()) {
            body.put("color", label.color());
        }
        label.description().ifPresent(text -> body.put("description", text));
        Request request = Request.write(
                        RequestKind.LABELS, "POST", api.repository(repository, "labels"), Json.bytes(body))
                .of(Request.Scope.EVERYTHING);
        return api.caller().write(request, answer -> Label.read(answer.body()));
    }

    /** Whether issues of the repository can be assigned to this login; unknown logins can not. */
    public boolean assignable(String login) {
        Request request = Request.get(RequestKind.ASSIGNEES, api.repository(repository, "assignees", login));
        Ending ending = api.caller().look(request);
        boolean no = ending.refused()
                .filter(refusal -> {
                    if (refusal.category() != RefusalCategory.NOT_FOUND) {
                        throw new RemoteException(request.describe(), refusal);
                    }
                    return true;
                })
                .isPresent();
        return !no;
    }
}
