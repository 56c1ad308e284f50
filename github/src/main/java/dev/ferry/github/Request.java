package dev.ferry.github;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * One request as the retrier sees it. {@code modifications} is 0 for what only reads (a GraphQL query, too, although
 * it is a POST); a document with N mutations has N. {@code scope} tells whether a refusal such as 404 concerns one
 * item or everything in the repository; {@code patient} whether it is sent again for as long as the patience lasts.
 */
record Request(
        RequestKind kind,
        String method,
        HttpUrl url,
        Optional<byte[]> body,
        String accept,
        int modifications,
        Scope scope,
        boolean follow,
        boolean patient) {
    static final String JSON = "application/vnd.github+json";
    /** The preview that switches the issue import API on; its documentation is Jonathan Magen's gist that GitHub's support points to. */
    static final String IMPORT = "application/vnd.github.golden-comet-preview+json";

    enum Scope {
        ITEM,
        EVERYTHING
    }

    static Request get(RequestKind kind, HttpUrl url) {
        return new Request(kind, "GET", url, Optional.empty(), JSON, 0, Scope.ITEM, true, true);
    }

    static Request write(RequestKind kind, String method, HttpUrl url, byte[] body) {
        return new Request(kind, method, url, Optional.of(body), JSON, 1, Scope.ITEM, true, true);
    }

    Request accepting(String type) {
        return new Request(kind, method, url, body, type, modifications, scope, follow, patient);
    }

    Request of(Scope changed) {
        return new Request(kind, method, url, body, accept, modifications, changed, follow, patient);
    }

    Request modifying(int count) {
        return new Request(kind, method, url, body, accept, count, scope, follow, patient);
    }

    /** A redirect is an answer of its own here: the caller wants to see it. */
    Request notFollowing() {
        return new Request(kind, method, url, body, accept, modifications, scope, false, patient);
    }

    /** Given up at the second trouble of the server: the caller asks for less then. */
    Request impatient() {
        return new Request(kind, method, url, body, accept, modifications, scope, follow, false);
    }

    Request at(HttpUrl changed) {
        return new Request(kind, method, changed, body, accept, modifications, scope, follow, patient);
    }

    boolean writes() {
        return modifications > 0;
    }

    boolean graphQl() {
        return kind == RequestKind.GRAPHQL_QUERY || kind == RequestKind.GRAPHQL_MUTATION;
    }

    /** For messages: no query (it may be long), no secret (none is ever in an address). */
    String describe() {
        return method + " " + url.encodedPath();
    }
}
