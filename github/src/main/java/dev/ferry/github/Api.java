package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.function.Function;
import okhttp3.HttpUrl;

/** What the parts of the client share: where things are, and who sends. */
record Api(HttpUrl home, HttpUrl graphQl, Caller caller, Renames renames) {
    static HttpUrl home(URI api) {
        HttpUrl url = HttpUrl.get(api.toString());
        return url.encodedPath().endsWith("/")
                ? url
                : url.newBuilder().addPathSegment("").build();
    }

    /** On GitHub Enterprise Server REST lies below /api/v3 and GraphQL beside it at /api/graphql. */
    static HttpUrl graphQl(HttpUrl home) {
        String path = home.encodedPath();
        return path.endsWith("/api/v3/")
                ? home.newBuilder()
                        .encodedPath(path.substring(0, path.length() - "v3/".length()) + "graphql")
                        .build()
                : at(home, "graphql");
    }

    HttpUrl at(String path) {
        return at(home, path);
    }

    HttpUrl repository(RepositoryName name, String... segments) {
        HttpUrl.Builder url = at(renames.path(name)).newBuilder();
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url.build();
    }

    <T> Pages<T> pages(RequestKind kind, HttpUrl first, Function<JsonNode, T> reader) {
        return new Pages<>(caller, Request.get(kind, first), reader, Pages.MOST_PAGES);
    }

    private static HttpUrl at(HttpUrl base, String path) {
        return base.newBuilder().addEncodedPathSegments(path).build();
    }
}
