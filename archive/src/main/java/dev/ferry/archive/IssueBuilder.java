package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes another issue of one by changing some of what it holds. For one thread. */
public final class IssueBuilder {
    private final LegacyId id;
    private final Optional<String> url;
    private String title;
    private Optional<UserId> creator;
    private Instant created;
    private final Optional<UserId> actor;
    private Instant activity;
    private final Optional<UserId> assignee;
    private List<Property> properties;
    private List<UserId> watchers;
    private List<Relation> relations;
    private List<Message> messages;
    private List<Attachment> files;
    private List<HistoryEvent> history;
    private Map<String, JsonNode> extra;

    IssueBuilder(Issue issue) {
        id = issue.id();
        url = issue.url();
        title = issue.title();
        creator = issue.creator();
        created = issue.created();
        actor = issue.actor();
        activity = issue.activity();
        assignee = issue.assignee();
        properties = issue.properties();
        watchers = issue.watchers();
        relations = issue.relations();
        messages = issue.messages();
        files = issue.files();
        history = issue.history();
        extra = issue.extra();
    }

    public IssueBuilder title(String title) {
        this.title = title;
        return this;
    }

    public IssueBuilder creator(Optional<UserId> creator) {
        this.creator = creator;
        return this;
    }

    public IssueBuilder created(Instant created) {
        this.created = created;
        return this;
    }

    public IssueBuilder activity(Instant activity) {
        this.activity = activity;
        return this;
    }

    public IssueBuilder properties(List<Property> properties) {
        this.properties = properties;
        return this;
    }

    public IssueBuilder watchers(List<UserId> watchers) {
        this.watchers = watchers;
        return this;
    }

    public IssueBuilder relations(List<Relation> relations) {
        this.relations = relations;
        return this;
    }

    public IssueBuilder messages(List<Message> messages) {
        this.messages = messages;
        return this;
    }

    public IssueBuilder files(List<Attachment> files) {
        this.files = files;
        return this;
    }

    public IssueBuilder history(List<HistoryEvent> history) {
        this.history = history;
        return this;
    }

    public IssueBuilder extra(Map<String, JsonNode> extra) {
        this.extra = extra;
        return this;
    }

    /** The issue as it is now. */
    public Issue build() {
        return new Issue(
                id,
                url,
                title,
                creator,
                created,
                actor,
                activity,
                assignee,
                properties,
                watchers,
                relations,
                messages,
                files,
                history,
                extra);
    }
}
