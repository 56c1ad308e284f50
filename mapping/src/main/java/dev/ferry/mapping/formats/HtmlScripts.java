package dev.ferry.mapping.formats;

import java.util.Locale;

/** What the pages do where the browser lets them. Nothing in them comes from the tracker but paths that are quoted. */
final class HtmlScripts {
    /** Shows the lines of the list that hold all words. */
    static final String SEARCH = """
            <script>
            var search = document.getElementById("search");
            var lines = Array.prototype.map.call(document.getElementById("issues").rows, function (row) {
                return { row: row, text: row.textContent.toLowerCase() };
            });
            var later;
            search.hidden = false;
            search.addEventListener("input", function () {
                clearTimeout(later);
                later = setTimeout(function () {
                    var words = search.value.toLowerCase().split(/\\s+/);
                    lines.forEach(function (line) {
                        line.row.hidden = !words.every(function (word) { return line.text.indexOf(word) >= 0; });
                    });
                }, 150);
            });
            </script>
            """;

    private HtmlScripts() {}

    /** Follows {@code ?@action=redirect&bpo=12} and {@code msg34}, as far as the pages beside it know them. */
    static String follow(OldAddresses old) {
        return """
                <script>
                (function () {
                    var root = %1$s;
                    var query = location.search, found;
                    if (/[?&;](?:@|%%40)action=redirect(?:[&;]|$)/.test(query)) {
                        found = /[?&;](?:%2$s)=(%3$s)(?:[&;]|$)/.exec(query);
                        if (found) {
                            location.replace(root + %4$s + found[1] + %5$s + ".html" + location.hash);
                        }
                        return;
                    }
                    found = /\\/(msg(%3$s))$/.exec(location.pathname);
                    if (found) {
                        fetch(root + "messages/" + (found[2].length > 3 ? found[2].slice(0, -3) : "0") + ".json")
                            .then(function (answer) { return answer.json(); })
                            .then(function (places) {
                                if (Object.prototype.hasOwnProperty.call(places, found[1])) {
                                    location.replace(places[found[1]]);
                                }
                            });
                    }
                })();
                </script>
                """.formatted(
                text(old.root()), old.idParameters(), OldAddresses.ID, text(old.beforeId()), text(old.afterId()));
    }

    /** A text in quotes; a path needs no more signs than these as they are. */
    private static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            boolean plain = c < 127 && (Character.isLetterOrDigit(c) || "/-_.~".indexOf(c) >= 0);
            quoted.append(plain ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c));
        });
        return quoted.append('"').toString();
    }
}
