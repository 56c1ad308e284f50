package dev.ferry.github;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * GitHub's HTTP API for one token, or several that share the work, each with its own budget. Thread-safe: any number of threads
 * may call, as many requests as {@link LimitOptions} allows are under way, the others wait inside. Waiting for quotas and
 * sending again what certainly did not happen is done inside; a write that may have happened ends as {@link Outcome.Unknown}
 * and is never sent twice. Every method throws {@link RemoteException} when the service refuses the run as a whole or stays out
 * of reach past the patience, and {@link InterruptedCallException} when the thread is interrupted while it waits.
 */
public final class GitHub implements AutoCloseable {
    /** What the server says to one token and need not say to another. */
    private static final Set<RefusalCategory> OF_ONE_TOKEN = EnumSet.of(
            RefusalCategory.UNAUTHORIZED,
            RefusalCategory.THROTTLED,
            RefusalCategory.FORBIDDEN,
            RefusalCategory.NOT_FOUND);

    private final Api api;
    private final Gate gate;
    private final Statistics statistics;

    private GitHub(Api api, Gate gate, Statistics statistics) {
        this.api = api;
        this.gate = gate;
        this.statistics = statistics;
    }

    /** Sends nothing yet. */
    public static GitHub connect(GitHubOptions options) {
        HttpUrl home = Api.home(options.api());
        Renames renames = new Renames();
        Statistics statistics = new Statistics();
        Gate gate = new Gate(options, statistics);
        Caller caller = new Caller(options, new Transport(options, home), gate, statistics, renames);
        return new GitHub(new Api(home, Api.graphQl(home), caller, renames), gate, statistics);
    }

    /**
     * This client once for each token, using that one alone; a token that is refused ends such a call with
     * {@link RefusalCategory#UNAUTHORIZED}. They share everything with this one, which is to be closed, not they.
     */
    public List<GitHub> perToken() {
        return gate.tokens().all().stream()
                .map(one -> new GitHub(
                        new Api(api.home(), api.graphQl(), api.caller().with(one), api.renames()), gate, statistics))
                .toList();
    }

    /**
     * As {@link #perToken}, for questions that any token answers as well: while another token is free, one that the server
     * told to wait ends such a call with {@link RefusalCategory#THROTTLED} and does not wait.
     */
    public List<GitHub> tokensAtHand() {
        return gate.tokens().all().stream()
                .map(one -> new GitHub(
                        new Api(api.home(), api.graphQl(), api.caller().atHand(one), api.renames()), gate, statistics))
                .toList();
    }

    /** Where the only token of this client is written, if it is one of several. */
    public Optional<String> token() {
        return api.caller().token();
    }

    /**
     * This client with one token alone that sees the repository, for questions whose answers are to fit together; with all of
     * them where none is found to see it, or there is but one.
     */
    public GitHub seeing(RepositoryName repository) {
        List<GitHub> each = tokensAtHand();
        List<GitHub> patient = perToken();
        for (int i = 0; each.size() > 1 && i < each.size(); i++) {
            try {
                each.get(i).repository(repository);
                return patient.get(i);
            } catch (RemoteException e) {
                if (!OF_ONE_TOKEN.contains(e.category())) {
                    throw e;
                }
            }
        }
        return this;
    }

    /** Who the token belongs to; of several, the one whose turn it is. */
    public Account account() {
        return api.caller().read(Request.get(RequestKind.ACCOUNT, api.at("user")), Account::read);
    }

    /** What is left of the hourly quotas; asking costs none of it. Empty where the server has such limits switched off. */
    public Optional<RateLimit> rateLimit() {
        Request request = Request.get(RequestKind.RATE_LIMIT, api.at("rate_limit"));
        Ending ending = api.caller().look(request);
        Optional<Refusal> refusal = ending.refused();
        if (refusal.isEmpty()) {
            return Optional.of(api.caller().understood(ending, answer -> RateLimit.read(answer.body())));
        }
        if (refusal.get().category() == RefusalCategory.NOT_FOUND) {
            return Optional.empty();
        }
        throw new RemoteException(request.describe(), refusal.get());
    }

    /** The accounts of all tokens that the server takes; what any of them wrote is ours. Waits for each. */
    public List<Account> accounts() {
        return accounts(perToken(), EnumSet.of(RefusalCategory.UNAUTHORIZED));
    }

    /**
     * As {@link #accounts}, without those tokens that the server told to wait while another is free, and those that may not
     * ask; at least one.
     */
    public List<Account> accountsAtHand() {
        return accounts(tokensAtHand(), OF_ONE_TOKEN);
    }

    private List<Account> accounts(List<GitHub> each, Set<RefusalCategory> leftOut) {
        List<Account> accounts = new ArrayList<>();
        for (GitHub one : each.size() == 1 ? List.<GitHub>of() : each) {
            try {
                accounts.add(one.account());
            } catch (RemoteException e) {
                if (!leftOut.contains(e.category())) {
                    throw e;
                }
            }
        }
        return accounts.isEmpty() ? List.of(account()) : List.copyOf(accounts);
    }

    /** Reads the repository; where it was renamed, later calls with the old name go straight to the new place. */
    public Repository repository(RepositoryName name) {
        return api.caller()
                .read(
                        Request.get(RequestKind.REPOSITORY, api.repository(name))
                                .of(Request.Scope.EVERYTHING),
                        answer -> Repository.read(answer.body()));
    }

    /** What the repository is set to now. */
    public RepositorySettings settings(RepositoryName name) {
        return api.caller()
                .read(
                        Request.get(RequestKind.REPOSITORY, api.repository(name))
                                .of(Request.Scope.EVERYTHING),
                        answer -> RepositorySettings.read(answer.body()));
    }

    public Interactions interactions(RepositoryName repository) {
        return new Interactions(api, repository);
    }

    public Labels labels(RepositoryName repository) {
        return new Labels(api, repository);
    }

    public Milestones milestones(RepositoryName repository) {
        return new Milestones(api, repository);
    }

    public Issues issues(RepositoryName repository) {
        return new Issues(api, repository);
    }

    public Dependencies dependencies(RepositoryName repository) {
        return new Dependencies(api, repository);
    }

    public Imports imports(RepositoryName repository) {
        return new Imports(api, repository);
    }

    public GraphQl graphQl() {
        return new GraphQl(api);
    }

    /** What was sent and waited for so far. */
    public Statistics statistics() {
        return statistics;
    }

    /** How far this machine's clock is ahead of the server's, as far as answers have told; never negative. */
    public Duration clockAhead() {
        return api.caller().serverClock().ahead();
    }

    /**
     * How far this machine's clock is ahead of the server's by the latest answer, the way of that answer included; negative
     * where it is behind, by up to a second of rounding too. Empty before an answer told the time.
     */
    public Optional<Duration> clockOffset() {
        return api.caller().serverClock().offset();
    }

    public LimitOptions limits() {
        return gate.standing().limits();
    }

    /** How many writes may be under way at once as things are, of all tokens: what a caller should have threads for. */
    public int writers() {
        return gate.writers();
    }

    /** What holds at the moment. */
    public Standing standing() {
        return gate.standing();
    }

    /** Changes the limits of the running client; requests that wait take notice within a second. */
    public void throttle(LimitOptions limits) {
        gate.throttle(limits, true);
    }

    /** Sets the limits of a client that begins; what an earlier one learnt of the server still holds. */
    public void beginWith(LimitOptions limits) {
        gate.throttle(limits, false);
    }

    /** Sends nothing more until it is called with false; what is under way is answered. Takes hold at once. */
    public void hold(boolean hold) {
        gate.hold(hold);
    }

    @Override
    public void close() {
        api.caller().close();
    }
}
