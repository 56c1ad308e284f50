package dev.ferry.cli.config;

import dev.ferry.mapping.yaml.BadValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks addresses that are spoken to. */
final class WebAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(0*:)*:?0*1]", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /** An address that requests go to: https, or http to this machine only, because a token travels with them. */
    static URI service(String text) {
        URI uri = page(text);
        boolean plain = uri.getScheme().equalsIgnoreCase("http");
        if (plain && !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw new BadValue(
                    "'" + text + "' would send the token in the clear; use https (http is for this machine only)");
        }
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        return path.endsWith("/") ? URI.create(text.strip().replaceAll("/+$", "")) : uri;
    }

    /** An address that is only quoted, such as the old tracker's. */
    static URI page(String text) {
        try {
            URI uri = new URI(text.strip());
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (!(scheme.equals("https") || scheme.equals("http")) || uri.getHost() == null) {
                throw new BadValue("'" + text + "' is not a web address; write it with https://");
            }
            if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
                throw new BadValue("a web address here has no user, query or fragment");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new BadValue("'" + text + "' is not a web address: " + e.getReason());
        }
    }
}
