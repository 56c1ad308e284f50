package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelSpec;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.render.MilestoneSpec;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.Renderer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a repository must have before issues can be made in it or moved to it: every label, every milestone, and the
 * people who are to be assigned. Collected issue by issue; for one thread.
 */
public final class Needs {
    private final RenderContext context;
    private final Renderer renderer;
    private final Map<String, LabelSpec> labels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, MilestoneSpec> milestones = new LinkedHashMap<>();
    private final Set<String> disputed = new HashSet<>();
    private final Set<String> assignees = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Long> unmapped = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    public Needs(RenderContext context) {
        this.context = context;
        renderer = new Renderer(context);
    }

    /** Adds what one issue needs. */
    public void add(Issue held) {
        Issue issue = context.people().anonymized(held);
        String item = context.options().preset().issuePrefix() + issue.id();
        for (LabelSpec label : context.labels().labels(issue)) {
            // One rule is wrong, not every issue that it is for.
            if (!labels.containsKey(label.name())) {
                LabelMap.problem(item, label).ifPresent(problems::add);
            }
            add(label);
        }
        renderer.milestone(issue).ifPresent(milestone -> {
            judge(item, milestone);
            add(milestone);
        });
        issue.assignee()
                .filter(person -> !context.people().isMapped(person))
                .map(context.people()::name)
                .ifPresent(name -> addUnmapped(name, 1));
        issue.assignee()
                .flatMap(context.people()::mappedLogin)
                .map(GitHubLogin::value)
                .ifPresent(this::addAssignee);
    }

    /** Tells once of each milestone that has two due dates: a repository has one of a title. */
    private void judge(String item, MilestoneSpec milestone) {
        MilestoneSpec known = milestones.getOrDefault(milestone.title(), milestone);
        if (!known.dueOn().equals(milestone.dueOn()) && disputed.add(milestone.title())) {
            problems.add(item + ": the milestone '" + milestone.title() + "' is due " + DueDay.words(milestone.dueOn())
                    + ", that of an issue before " + DueDay.words(known.dueOn())
                    + "; give it one date in the rules of mapping: milestone: in ferry.yaml");
        }
    }

    void add(LabelSpec label) {
        labels.putIfAbsent(label.name(), label);
    }

    void add(MilestoneSpec milestone) {
        milestones.putIfAbsent(milestone.title(), milestone);
    }

    void addAssignee(String login) {
        assignees.add(login);
    }

    void addUnmapped(String name, long issues) {
        unmapped.merge(name, issues, Long::sum);
    }

    void addProblem(String problem) {
        problems.add(problem);
    }

    /** Adds what each of these issues needs. */
    public Needs addAll(Iterable<Issue> issues) {
        issues.forEach(this::add);
        return this;
    }

    /** By name, each once without regard to case. */
    public Collection<LabelSpec> labels() {
        return List.copyOf(labels.values());
    }

    /** By title, each once. */
    public Collection<MilestoneSpec> milestones() {
        return List.copyOf(milestones.values());
    }

    /** GitHub logins. */
    public Collection<String> assignees() {
        return List.copyOf(assignees);
    }

    /** Assignees of whom the user map says nothing, by their legacy login, with the number of their issues: those arrive unassigned. */
    public Map<String, Long> unmappedAssignees() {
        return Collections.unmodifiableMap(unmapped);
    }

    /** What GitHub would refuse, one line each with the item and the cure. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
